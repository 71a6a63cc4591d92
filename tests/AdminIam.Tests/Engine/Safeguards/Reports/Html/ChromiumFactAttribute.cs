namespace AdminIam.Tests.Engine.Safeguards.Reports.Html;

/// <summary>A test in Chromium. It is skipped if Chromium, Node or the packages are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Chromium.Program is null)
        {
            Skip = "There is no chromium, which .ci/run installs: apt-get install chromium.";
        }
        else if (Chromium.Packages is null)
        {
            Skip = "There is no playwright-core or axe-core, which .ci/run installs: "
                + "npm install --prefix ~/.cache/adminiam/browser playwright-core axe-core.";
        }
    }
}
