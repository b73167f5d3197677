package filters;

public record ArticleFilter(String prefix) {}
