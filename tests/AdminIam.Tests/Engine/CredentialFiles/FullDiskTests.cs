using AdminIam.Build;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.CredentialFiles;

namespace AdminIam.Tests.Engine.CredentialFiles;

/// <summary>Credentials files on a disk that becomes full at every possible byte and flush.</summary>
public sealed class FullDiskTests
{
    private const int Users = 3;
    private const string Url = "https://123456789012.signin.aws.amazon.com/console";

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void A_ledger_keeps_the_rows_it_accepted_and_the_next_run_completes_the_others(bool atFlush, bool isStuck)
    {
        using var folder = new TemporaryFolder();
        for (var limit = 0; ; limit++)
        {
            var path = folder.PathOf($"{limit}.csv");
            var disk = Limited(atFlush, isStuck, limit);
            var planned = new List<int>();
            var kept = new List<int>();
            var accepted = new List<int>();
            var problems = new List<AdminException>();
            try
            {
                using var ledger = new CredentialLedger(path, disk.Adapt);
                for (var user = 0; user < Users; user++)
                    Provision(ledger, user, planned, kept, accepted, problems);
            }
            catch (AdminException e)
            {
                // The header does not fit.
                AssertNames(e, path);
                Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(path)!, $"{limit}.*"));
                continue;
            }

            Assert.All(problems, problem => AssertNames(problem, path));
            AssertFile(path, accepted, isStuck, problems);
            AssertCompletes(path, planned, kept, accepted);
            if (problems.Count == 0)
                break;
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void An_export_keeps_the_rows_it_accepted_and_names_the_user_of_the_other(bool atFlush, bool isStuck)
    {
        using var folder = new TemporaryFolder();
        for (var limit = 0; ; limit++)
        {
            var path = folder.PathOf($"{limit}.csv");
            var accepted = new List<int>();
            AdminException? problem = null;
            try
            {
                using var export = new CredentialExport(path, overwrite: false, Limited(atFlush, isStuck, limit).Adapt);
                for (var user = 0; user < Users; user++)
                {
                    // The first row has no key, so the file is rewritten when the second one adds the key columns.
                    export.Add(Row(user, withKey: user > 0));
                    accepted.Add(user);
                }
            }
            catch (AdminException e)
            {
                problem = e;
                Assert.Contains($"of 'u{accepted.Count}'.", e.Message, StringComparison.Ordinal);
                Assert.Contains(FullDisk.Reason, e.Message, StringComparison.Ordinal);
            }
            catch (IOException e)
            {
                // The header does not fit.
                Assert.Contains(FullDisk.Reason, e.Message, StringComparison.Ordinal);
            }

            var files = Directory.GetFiles(Path.GetDirectoryName(path)!, $"{limit}.*");
            Assert.Equal(accepted.Count > 0 ? [path] : [], files);
            if (accepted.Count == 0)
                continue;
            var withKeys = accepted.Count > 1;
            var header = withKeys ? CredentialCsv.KeyHeader : CredentialCsv.PasswordHeader;
            var whole = header + CredentialCsv.NewLine
                + string.Concat(accepted.Select(
                    user => CredentialCsv.Format(Row(user, user > 0), withKeys) + CredentialCsv.NewLine));
            AssertContent(path, whole, isStuck, problem is null ? [] : [problem]);
            if (problem is null)
                break;
        }
    }

    private static FullDisk Limited(bool atFlush, bool isStuck, int limit) => atFlush
        ? new FullDisk { Flushes = limit, IsStuck = isStuck }
        : new FullDisk { Space = limit, IsStuck = isStuck };

    // As in New-AdminUser, a failing part of a user is an error, and the other parts are processed.
    private static void Provision(
        CredentialLedger ledger,
        int user,
        List<int> planned,
        List<int> kept,
        List<int> accepted,
        List<AdminException> problems)
    {
        var hasPassword = Try(() => ledger.PlanPasswordAsync($"u{user}", SecretText.Protect($"p\"{user}")));
        var hasKey = Try(() => ledger.StartKeyAsync($"u{user}", DateTime.UtcNow));
        if (hasPassword)
            planned.Add(user);
        var secret = SecretText.Protect($"s/{user}");
        if (hasKey && Try(() => ledger.KeepKeyAsync($"u{user}", $"AKIA{user}", secret)))
            kept.Add(user);
        if ((hasPassword || hasKey) && Try(() => ledger.WriteRowAsync(Row(user, hasKey, hasPassword))))
            accepted.Add(user);

        bool Try(Func<Task> action)
        {
            try
            {
                action().GetAwaiter().GetResult();
                return true;
            }
            catch (AdminException e)
            {
                problems.Add(e);
                return false;
            }
        }
    }

    private static void AssertNames(AdminException problem, string path)
    {
        Assert.Equal("CredentialFileFailed", problem.ErrorId);
        Assert.StartsWith($"'{path}", problem.Message, StringComparison.Ordinal);
    }

    private static void AssertFile(string path, List<int> accepted, bool isStuck, List<AdminException> problems)
    {
        var lines = File.ReadAllText(path).Split(CredentialCsv.NewLine);
        Assert.Equal(CredentialCsv.KeyHeader, lines[0]);
        Assert.Equal(
            accepted.Select(user => $"u{user}"), lines.Skip(1).Take(accepted.Count).Select(line => line.Split(',')[0]));
        var whole = string.Concat(lines.Take(accepted.Count + 1).Select(line => line + CredentialCsv.NewLine));
        AssertContent(path, whole, isStuck, problems);
    }

    private static void AssertContent(string path, string whole, bool isStuck, List<AdminException> problems)
    {
        var content = File.ReadAllText(path);
        if (!isStuck)
        {
            Assert.Equal(whole, content);
            return;
        }

        // An incomplete line that could not be removed is reported.
        Assert.StartsWith(whole, content, StringComparison.Ordinal);
        if (content.Length > whole.Length)
        {
            Assert.Contains(
                problems, problem => problem.Message.Contains("incomplete line may remain", StringComparison.Ordinal));
        }
    }

    // A second run, with enough space.
    private static void AssertCompletes(string path, List<int> planned, List<int> kept, List<int> accepted)
    {
        using (var ledger = new CredentialLedger(path))
        {
            var found = CredentialCsv.Read(ReadOpen(path)).Select(row => row.UserName).ToList();
            Assert.All(planned.Except(accepted), user => Assert.True(
                found.Contains($"u{user}") || SecretText.Reveal(ledger.PlannedPassword($"u{user}")!) == $"p\"{user}"));
            Assert.All(kept.Except(accepted), user => Assert.True(
                found.Contains($"u{user}") || ledger.CreatedKey($"u{user}")?.Id == $"AKIA{user}"));
            foreach (var user in Enumerable.Range(0, Users).Where(user => !found.Contains($"u{user}")))
                ledger.WriteRowAsync(Row(user, withKey: true)).GetAwaiter().GetResult();
            foreach (var user in accepted)
                ledger.Forget($"u{user}");
        }

        var rows = CredentialCsv.Read(File.ReadAllText(path)).ToList();
        Assert.Equal(Enumerable.Range(0, Users).Select(user => $"u{user}"), rows.Select(row => row.UserName).Order());
        Assert.All(rows, row => Assert.Equal(row.Password is null ? null : Url, row.SignInUrl));
        Assert.Equal([path], Directory.GetFiles(
            Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path) + ".*"));
    }

    private static string ReadOpen(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static CredentialRow Row(int user, bool withKey, bool withPassword = true) => new(
        $"u{user}", withPassword ? SecretText.Protect($"p\"{user}") : null, withKey ? $"AKIA{user}" : null,
        withKey ? SecretText.Protect($"s/{user}") : null, withPassword ? Url : null);
}
