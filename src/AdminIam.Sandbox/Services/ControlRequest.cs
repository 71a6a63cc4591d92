using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services;

/// <summary>A POST request under the sandbox's own path that a service answers, unsigned.</summary>
/// <param name="Name">The last part of the path.</param>
/// <param name="Answer">Answers from the account, the fields of the form and the time.</param>
internal sealed record ControlRequest(
    string Name, Func<Account, Func<string, string?>, DateTime, ControlAnswer> Answer);
