using AdminIam.Engine.Iam;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Safeguards.Remedies;

/// <summary>Deletes an expired server certificate.</summary>
/// <param name="checkId">The check that requires it.</param>
/// <param name="certificateName">The name of the certificate, which is the resource of the finding.</param>
internal sealed class CertificateRepair(string checkId, string certificateName)
    : Repair(RepairCommand.OfResource(checkId, certificateName, needsForce: true))
{
    /// <inheritdoc/>
    public override string Action => $"Delete the expired server certificate {certificateName}";

    /// <inheritdoc/>
    public override bool NeedsForce => true;

    /// <inheritdoc/>
    public override async Task<string> ApplyAsync(IamRun run)
    {
        var certificates = await IamPages.Read(
            run, new ListServerCertificatesRequest(), run.Client.ListServerCertificatesAsync,
            answer => answer.ServerCertificateMetadataList).ToListAsync().ConfigureAwait(false);
        // A new certificate may have been uploaded with the same name.
        if (certificates.Find(one => one.ServerCertificateName == certificateName) is { } certificate
            && certificate.Expiration?.ToUniversalTime() > run.UtcNow)
        {
            return $"The server certificate '{certificateName}' is not expired, so it was not deleted.";
        }

        await run.Calls.RemovalAsync(token => run.Client.DeleteServerCertificateAsync(
            new DeleteServerCertificateRequest { ServerCertificateName = certificateName }, token))
            .ConfigureAwait(false);
        return $"The server certificate '{certificateName}' was deleted.";
    }
}
