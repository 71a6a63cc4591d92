using AdminIam.Build;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.CredentialFiles;

namespace AdminIam.Tests.Engine.CredentialFiles;

public sealed class PathClaimTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.PathOf("c.csv");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_path_is_claimed_once_until_the_claim_ends()
    {
        using (PathClaim.Take(FilePath))
        {
            var failure = Assert.Throws<AdminException>(() => PathClaim.Take(FilePath));
            Assert.Equal(
                ("CredentialFileInUse", ErrorKind.Busy, FilePath), (failure.ErrorId, failure.Kind, failure.Target));
            using var other = PathClaim.Take(_folder.PathOf("other.csv"));
        }

        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(FilePath)!));
        PathClaim.Take(FilePath).Dispose();
    }

    [Fact]
    public void A_lock_that_a_killed_process_left_is_taken()
    {
        File.WriteAllText(FilePath + ".lock", string.Empty);

        PathClaim.Take(FilePath).Dispose();

        Assert.False(File.Exists(FilePath + ".lock"));
    }

    [Fact]
    public void A_file_that_is_no_lock_is_left_alone()
    {
        File.WriteAllText(FilePath + ".lock", "mine");

        Assert.Equal("FileExists", Assert.Throws<AdminException>(() => PathClaim.Take(FilePath)).ErrorId);
        Assert.Equal("mine", File.ReadAllText(FilePath + ".lock"));
    }

    [Fact]
    public async Task Of_many_that_want_it_at_once_one_has_it()
    {
        var holders = 0;
        var most = 0;

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() =>
        {
            try
            {
                using var claim = PathClaim.Take(FilePath);
                var now = Interlocked.Increment(ref holders);
                most = Math.Max(most, now);
                Interlocked.Decrement(ref holders);
            }
            catch (AdminException e) when (e.ErrorId == "CredentialFileInUse")
            {
                // Another one had it.
            }
        })));

        Assert.Equal(1, most);
    }
}
