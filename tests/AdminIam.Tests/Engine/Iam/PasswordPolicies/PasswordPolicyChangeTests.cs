using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.PasswordPolicies;
using AdminIam.Engine.Iam.Passwords;
using CsCheck;

namespace AdminIam.Tests.Engine.Iam.PasswordPolicies;

public sealed class PasswordPolicyChangeTests
{
    private static readonly Gen<PasswordPolicy> Policies =
        from length in Gen.Int[6, 128]
        from flags in Gen.Bool.Array[6]
        from age in Gen.Int[0, 1095]
        from reuse in Gen.Int[0, 24]
        select new PasswordPolicy
        {
            MinimumLength = length,
            RequireSymbols = flags[0],
            RequireNumbers = flags[1],
            RequireUppercase = flags[2],
            RequireLowercase = flags[3],
            AllowUsersToChangePassword = flags[4],
            HardExpiry = flags[5],
            MaximumAge = age,
            ReusePrevention = reuse,
        };

    [Fact]
    public void Nothing_requested_changes_no_policy() =>
        Gen.OneOf(Policies, Gen.Const(PasswordPolicy.Default)).Sample(
            policy => new PasswordPolicyChange().ApplyTo(policy) == policy);

    [Fact]
    public void What_is_requested_is_set_and_nothing_else() =>
        Gen.Select(Policies, Policies).Sample((current, wanted) =>
        {
            var change = new PasswordPolicyChange
            {
                MinimumLength = wanted.MinimumLength, HardExpiry = wanted.HardExpiry, MaximumAge = wanted.MaximumAge,
            };
            var expected = current with
            {
                MinimumLength = wanted.MinimumLength, HardExpiry = wanted.HardExpiry, MaximumAge = wanted.MaximumAge,
            };
            return change.ApplyTo(current) == expected;
        });

    [Fact]
    public void A_preset_never_weakens_a_policy() =>
        Policies.Sample(current =>
        {
            var policy = new PasswordPolicyChange { Preset = PasswordPolicyPreset.Cis }.ApplyTo(current);
            return policy.MinimumLength == Math.Max(14, current.MinimumLength)
                && policy == current with { MinimumLength = policy.MinimumLength, ReusePrevention = 24 };
        });

    [Theory]
    [InlineData(0)]
    [InlineData(129)]
    public void A_length_out_of_range_is_refused(int length) => Assert.Equal(
        "InvalidPasswordPolicy",
        Assert.Throws<AdminException>(
            () => new PasswordPolicyChange { MinimumLength = length }.ApplyTo(PasswordPolicy.Default)).ErrorId);
}
