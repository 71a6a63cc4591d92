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
    public void A_new_lock_that_another_process_had_and_deleted_is_none()
    {
        var created = 0;

        using var claim = PathClaim.Take(FilePath, stream =>
        {
            if (created++ == 0)
                File.Delete(stream.Name);
            return stream;
        });

        Assert.Equal(2, created);
        Assert.Equal(
            "CredentialFileInUse", Assert.Throws<AdminException>(() => PathClaim.Take(FilePath)).ErrorId);
    }

    [Fact]
    public async Task Of_many_that_want_it_at_once_one_has_it()
    {
        const int Writers = 8;
        const int Attempts = 2000;
        var (holders, shared, taken) = (0, 0, 0);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < Attempts; i++)
            {
                try
                {
                    using var claim = PathClaim.Take(FilePath);
                    if (Interlocked.Increment(ref holders) > 1)
                        Interlocked.Increment(ref shared);
                    Interlocked.Increment(ref taken);
                    Interlocked.Decrement(ref holders);
                }
                catch (AdminException e) when (e.ErrorId == "CredentialFileInUse")
                {
                    // Another one had it.
                }
            }
        })));

        Assert.Equal(0, shared);
        Assert.InRange(taken, 1, Writers * Attempts);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(FilePath)!));
    }
}
