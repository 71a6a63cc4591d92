namespace AdminIam.Engine.Iam;

/// <summary>IAM's page sizes.</summary>
internal static class PageSize
{
    /// <summary>The most items a page can have (IAM's maxItemsType); the default is 100.</summary>
    public const int Largest = 1000;
}
