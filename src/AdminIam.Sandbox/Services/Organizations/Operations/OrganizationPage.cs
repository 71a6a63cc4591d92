using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services.Organizations.Operations;

/// <summary>
/// A page of accounts or units. AWS can return an empty page that has a token; here, the second page of each longer
/// list is one, so that what stops at an empty page is noticed.
/// </summary>
internal static class OrganizationPage
{
    private const string BeforeEmptyPage = "e:";

    public static Output Of<T>(
        OrganizationsCall call, string member, IEnumerable<T> items, Func<T, string> key, Func<T, object> describe)
    {
        var token = call.Facts.Service.Pages.Token;
        if (call.Input.OptionalText(token) is { } given
            && given.StartsWith(BeforeEmptyPage, StringComparison.Ordinal))
        {
            return new Output { [member] = new List<object>(), [token] = given.Substring(BeforeEmptyPage.Length) };
        }

        var page = Page.Take(call, items, key, out var next);
        var isFirst = !call.Input.Has(token);
        return new Output { [member] = page.Select(describe).ToList() }
            .AddToken(call, isFirst && next is not null ? BeforeEmptyPage + next : next);
    }
}
