using System.Net;
using AdminIam.Engine.Iam;
using Amazon.Runtime;

namespace AdminIam.Tests.Engine.Iam;

public sealed class IamServiceTests
{
    [Theory]
    [InlineData("ServiceAccessNotEnabledException", "TrustedAccessRequired")]
    [InlineData("OrganizationNotFoundException", "NoOrganization")]
    [InlineData("OrganizationNotInAllFeaturesModeException", "AllFeaturesRequired")]
    [InlineData("AccountNotManagementOrDelegatedAdministratorException", "NotRootAccessAdministrator")]
    [InlineData("CallerIsNotManagementAccountException", "NotManagementAccount")]
    public void An_error_about_the_organization_has_an_ID_and_advice(string code, string id)
    {
        var meaning = IamService.Description.Meanings[code];

        Assert.Equal(id, meaning.ErrorId);
        Assert.EndsWith(".", meaning.Advice);
    }

    [Theory]
    [InlineData("NoSuchEntity", "Missing")]
    [InlineData("ServiceAccessNotEnabledException", "Missing")]
    [InlineData("ConcurrentModification", "Busy")]
    [InlineData("DeleteConflict", null)]
    public void An_error_that_passes_with_time_is_known(string code, string? failure) =>
        Assert.Equal(failure, IamService.Description.FailureOf(new AmazonServiceException(
            "Text", ErrorType.Sender, code, "id", HttpStatusCode.BadRequest))?.ToString());
}
