using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.CredentialReports;
using AdminIam.Engine.Iam.Inventory;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.CredentialReports;

public sealed class CredentialReportTests
{
    [Fact]
    public void Columns_are_found_by_name_in_any_order()
    {
        const string csv =
            "new_column,arn,user,password_enabled,mfa_active,access_key_1_active,access_key_1_last_rotated,"
            + "access_key_2_active,access_key_2_last_rotated,cert_1_active,cert_1_last_rotated,user_creation_time\r\n"
            + "x,arn:aws:iam::123456789012:user/alice,\"alice,ops\",true,false,true,2026-01-02T03:04:05+00:00,false,"
            + "2025-01-02T03:04:05+00:00,false,N/A,2024-01-02T03:04:05+00:00\r\n"
            + "x,arn:aws:iam::123456789012:root,<root_account>,not_supported,true,false,N/A,false,N/A,false,N/A,"
            + "2020-01-02T03:04:05+00:00\r\n";

        var report = CredentialReport.Parse(csv, generatedTime: null);

        var alice = report.Entries[0];
        Assert.Equal("alice,ops", alice.UserName);
        Assert.Equal((true, false), (alice.HasPassword, alice.MfaActive));
        Assert.Equal([true, false], alice.Keys.Select(key => key.IsActive));
        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), alice.Keys[0].LastRotated);
        Assert.Null(alice.Keys[0].LastUsed);
        Assert.Empty(alice.Certificates);
        var root = report.Entries[1];
        Assert.Equal((CredentialReportEntry.Root, null, true), (root.UserName, root.HasPassword, root.MfaActive));
        Assert.Empty(root.Keys);
    }

    [Fact]
    public void A_report_without_rows_is_read() =>
        Assert.Empty(CredentialReport.Parse("user,arn\n", generatedTime: null).Entries);

    [Fact]
    public async Task The_report_is_waited_for()
    {
        using var sandbox = new RunningSandbox();
        await sandbox.UserClientAsync("alice");
        using var stop = new StopSignal();
        using var session = await TestSession.ConnectAsync(sandbox, stop);
        var run = new IamRun(session, stop);

        var report = await CredentialReportReader.ReadAsync(run);

        Assert.Equal([CredentialReportEntry.Root, "alice"], report.Entries.Select(entry => entry.UserName));
        Assert.True(Assert.Single(report.Entries[1].Keys).IsActive);
        Assert.NotNull(report.GeneratedTime);
    }

    [Fact]
    public async Task Details_of_all_users_are_read_in_pages()
    {
        using var sandbox = new RunningSandbox();
        await sandbox.UserClientAsync("alice");
        using var stop = new StopSignal();
        using var session = await TestSession.ConnectAsync(sandbox, stop);
        var run = new IamRun(session, stop);

        var alice = Assert.Single(await new UserDetailReader(run).List().ToListAsync());

        Assert.True(Assert.Single(alice.Details!.Keys!).IsActive);
        Assert.False(alice.Details.HasPassword);
    }
}
