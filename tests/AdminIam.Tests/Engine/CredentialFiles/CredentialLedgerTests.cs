using System.Text;
using AdminIam.Build;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.CredentialFiles;
using CsCheck;

namespace AdminIam.Tests.Engine.CredentialFiles;

public sealed class CredentialLedgerTests
{
    private const string Url = "https://123456789012.signin.aws.amazon.com/console";

    private static readonly Gen<string> Password = Gen.String[Gen.Char[' ', '\u00FF'], 8, 20];

    [Fact]
    public void Whenever_a_process_is_killed_every_secret_is_in_the_file_or_in_the_journal() =>
        Gen.Select(
            Password.Array[1, 4], Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000],
            Gen.Bool).Sample((passwords, rowCut, journalCut, withKeys) =>
        {
            using var folder = new TemporaryFolder();
            var path = folder.PathOf("c.csv");
            var (rows, journal) = Killed(path, passwords, withKeys);
            // The journal is on disk before the rows, so either its end or the end of the rows is truncated.
            var firstRow = IndexOfRow(rows, passwords.Length - 1);
            File.WriteAllBytes(path, rows[..(firstRow + (rowCut % (rows.Length - firstRow + 1)))]);
            File.WriteAllBytes(
                $"{path}.journal",
                [.. journal, .. Encoding.UTF8.GetBytes("{\"User\":\"next\",\"Pass")[..(journalCut % 21)]]);

            using (var ledger = new CredentialLedger(path))
            {
                for (var i = 0; i < passwords.Length; i++)
                {
                    if (ledger.PlannedPassword($"u{i}") is { } planned)
                    {
                        Assert.Equal(passwords[i], SecretText.Reveal(planned));
                        Assert.Equal(withKeys ? $"AKIA{i}" : null, ledger.CreatedKey($"u{i}")?.Id);
                        ledger.WriteRowAsync(Row(i, passwords[i], withKeys)).GetAwaiter().GetResult();
                    }
                }
            }

            var read = CredentialCsv.Read(File.ReadAllText(path)).ToDictionary(row => row.UserName);
            Assert.Equal(passwords, passwords.Select((_, i) => SecretText.Reveal(read[$"u{i}"].Password!)));
            Assert.All(
                read.Values, row => Assert.Equal((Url, withKeys), (row.SignInUrl, row.SecretAccessKey is not null)));
            Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
        }, iter: 300);

    [Fact]
    public void A_row_truncated_within_a_character_is_completed()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("c.csv");
        var (rows, journal) = Killed(path, ["passwörd"], withKeys: false);
        var cut = Array.IndexOf(rows, (byte)0xC3) + 1;
        File.WriteAllBytes(path, rows[..cut]);
        File.WriteAllBytes($"{path}.journal", journal);

        using var ledger = new CredentialLedger(path);

        Assert.Equal("passwörd", SecretText.Reveal(ledger.PlannedPassword("u0")!));
        Assert.Equal($"{CredentialCsv.KeyHeader}\r\n", File.ReadAllText(path));
    }

    [Fact]
    public void A_truncated_header_is_completed_with_a_journal_and_refused_without_one()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("c.csv");
        File.WriteAllText(path, "User name,Pass");
        Assert.Equal("FileExists", Assert.Throws<AdminException>(() => new CredentialLedger(path)).ErrorId);

        File.WriteAllText($"{path}.journal", string.Empty);
        using (new CredentialLedger(path))
            Assert.Equal($"{CredentialCsv.KeyHeader}\r\n", File.ReadAllText(path));
    }

    [Fact]
    public void Any_text_that_is_not_a_credentials_file_is_not_changed() =>
        Gen.String.Where(text => text.Length > 0).Sample(text =>
        {
            using var folder = new TemporaryFolder();
            var path = folder.PathOf("c.csv");
            var bytes = Encoding.UTF8.GetBytes(text);
            File.WriteAllBytes(path, bytes);

            Assert.Equal("FileExists", Assert.Throws<AdminException>(() => new CredentialLedger(path)).ErrorId);
            Assert.Equal(bytes, File.ReadAllBytes(path));
            Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
        }, iter: 200);

    [Fact]
    public void A_second_ledger_or_export_of_one_file_is_refused_until_the_first_ends()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("c.csv");
        using (new CredentialLedger(path))
        {
            var refused = Assert.Throws<AdminException>(() => new CredentialLedger(path));
            Assert.Equal(
                ("CredentialFileInUse", ErrorKind.Busy, path), (refused.ErrorId, refused.Kind, refused.Target));
            Assert.Contains(path, refused.Message, StringComparison.Ordinal);
            Assert.Equal(
                "CredentialFileInUse",
                Assert.Throws<AdminException>(() => new CredentialExport(path, overwrite: true)).ErrorId);
        }

        new CredentialLedger(path).Dispose();
    }

    [Fact]
    public async Task One_of_many_concurrent_writers_at_a_time_has_the_file_and_no_row_is_lost()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("c.csv");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            for (var row = 0; row < 10;)
            {
                try
                {
                    using var ledger = new CredentialLedger(path);
                    await ledger.WriteRowAsync(Row((i * 10) + row, "password", withKeys: false));
                    row++;
                }
                catch (AdminException e) when (e.ErrorId == "CredentialFileInUse")
                {
                    await Task.Yield();
                }
            }
        })));

        Assert.Equal(
            80, CredentialCsv.Read(await File.ReadAllTextAsync(path)).Select(row => row.UserName).Distinct().Count());
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    // The files of a run of these users that was killed.
    private static (byte[] Rows, byte[] Journal) Killed(string path, string[] passwords, bool withKeys)
    {
        using var ledger = new CredentialLedger(path);
        for (var i = 0; i < passwords.Length; i++)
        {
            ledger.PlanPasswordAsync($"u{i}", SecretText.Protect(passwords[i])).GetAwaiter().GetResult();
            if (withKeys)
            {
                ledger.StartKeyAsync($"u{i}", DateTime.UtcNow).GetAwaiter().GetResult();
                ledger.KeepKeyAsync($"u{i}", $"AKIA{i}", SecretText.Protect($"s/{i}")).GetAwaiter().GetResult();
            }

            ledger.WriteRowAsync(Row(i, passwords[i], withKeys)).GetAwaiter().GetResult();
        }

        return (ReadAll(path), ReadAll($"{path}.journal"));
    }

    private static byte[] ReadAll(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static int IndexOfRow(byte[] rows, int row)
    {
        var text = Encoding.UTF8.GetString(rows);
        return Encoding.UTF8.GetByteCount(text[..(text.IndexOf($"\nu{row},", StringComparison.Ordinal) + 1)]);
    }

    private static CredentialRow Row(int i, string password, bool withKeys) => new(
        $"u{i}", SecretText.Protect(password), withKeys ? $"AKIA{i}" : null,
        withKeys ? SecretText.Protect($"s/{i}") : null, Url);
}
