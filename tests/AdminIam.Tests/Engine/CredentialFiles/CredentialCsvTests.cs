using System.Security;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.CredentialFiles;
using AdminIam.Engine.Iam.Passwords;

namespace AdminIam.Tests.Engine.CredentialFiles;

public sealed class CredentialCsvTests
{
    private static readonly CredentialRow Alice = new(
        "alice", SecretText.Protect("pass word"), "AKIA1", SecretText.Protect("se/cr+et"),
        "https://x.signin.aws.amazon.com/console");

    [Fact]
    public void The_headers_are_those_of_the_console()
    {
        Assert.Equal("User name,Password,Console sign-in URL", CredentialCsv.PasswordHeader);
        Assert.Equal("User name,Password,Access key ID,Secret access key,Console login link", CredentialCsv.KeyHeader);
    }

    [Fact]
    public void A_row_has_three_columns_or_five()
    {
        Assert.Equal(
            "alice,pass word,AKIA1,se/cr+et,https://x.signin.aws.amazon.com/console",
            CredentialCsv.Format(Alice, withKeys: true));
        Assert.Equal(
            "alice,pass word,https://x.signin.aws.amazon.com/console", CredentialCsv.Format(Alice, withKeys: false));
        Assert.Equal("bob,,,,", CredentialCsv.Format(new CredentialRow("bob", null, null, null, null), withKeys: true));
    }

    [Fact]
    public void The_text_of_a_row_contains_no_secrets()
    {
        Assert.Equal("alice", Alice.ToString());
        Assert.DoesNotContain("se/cr+et", $"{Alice}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\r\nb", "\"a\r\nb\"")]
    [InlineData(" a ", "\" a \"")]
    [InlineData("a b", "a b")]
    public void Only_values_that_require_quotes_are_quoted(string password, string cell) =>
        Assert.Equal(
            $"u,{cell},",
            CredentialCsv.Format(
                new CredentialRow("u", SecretText.Protect(password), null, null, null), withKeys: false));

    [Theory]
    [InlineData("a,b")]
    [InlineData("a\"b\"\"c")]
    [InlineData("\"")]
    [InlineData(",,,")]
    [InlineData("two\r\nlines\n")]
    [InlineData(" \tblanks ")]
    [InlineData("=cmd|' /C calc'!A0")]
    public void Written_values_can_be_read_back(string password)
    {
        var row = Alice with { Password = SecretText.Protect(password) };

        Assert.Equal(
            Cells(row), Cells(Assert.Single(Read(CredentialCsv.KeyHeader, CredentialCsv.Format(row, withKeys: true)))));
    }

    [Fact]
    public void Generated_passwords_can_be_read_back_and_need_no_quotes()
    {
        var rows = Enumerable.Range(0, 500)
            .Select(
                i => new CredentialRow($"u{i}", PasswordGenerator.Generate(PasswordPolicy.Default), null, null, null))
                .ToList();
        var lines = rows.Select(row => CredentialCsv.Format(row, withKeys: true)).ToList();

        Assert.All(lines, line => Assert.Equal(5, line.Split(',').Length));
        Assert.Equal(rows.Select(Cells), Read([CredentialCsv.KeyHeader, .. lines]).Select(Cells));
    }

    [Fact]
    public void A_header_is_recognized_regardless_of_case_and_with_a_byte_order_mark() =>
        Assert.Equal(
            "alice",
            Assert.Single(
                Read(
                    "\uFEFFUSER NAME,password,access key id,SECRET access key,console login link",
                    "alice,,,,")).UserName);

    [Theory]
    [InlineData("UserName,Password", "alice,x")]
    [InlineData("User name,Password,Access key ID,Secret access key,Console login link", "alice,x,AKIA")]
    [InlineData("User name,Password,Access key ID,Secret access key,Console login link", "alice,\"x,AKIA,s,u")]
    public void A_different_file_and_a_truncated_row_are_refused(string header, string line) =>
        Assert.Throws<FormatException>(() => Read(header, line).ToList());

    private static IEnumerable<CredentialRow> Read(params string[] lines) =>
        CredentialCsv.Read(string.Join("\r\n", lines));

    private static (string User, string? Password, string? Id, string? Secret, string? Url) Cells(CredentialRow row) =>
        (row.UserName, Text(row.Password), row.AccessKeyId, Text(row.SecretAccessKey), row.SignInUrl);

    private static string? Text(SecureString? secret) => secret is null ? null : SecretText.Reveal(secret);
}
