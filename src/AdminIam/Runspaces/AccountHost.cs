using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Runspaces;

/// <summary>The host of the commands in an account: what they display goes to the host of the caller, and they cannot
/// prompt.</summary>
/// <param name="caller">The host of the caller.</param>
internal sealed class AccountHost(PSHost caller) : PSHost
{
    private readonly AccountUserInterface _interface = new();

    /// <summary>What the commands of the current account write.</summary>
    public AccountStreams? Streams
    {
        get => _interface.Streams;
        set => _interface.Streams = value;
    }

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture { get; } = caller.CurrentCulture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture { get; } = caller.CurrentUICulture;

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override string Name => nameof(AdminIam);

    /// <inheritdoc/>
    public override PSHostUserInterface UI => _interface;

    /// <inheritdoc/>
    public override Version Version { get; } = caller.Version;

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => throw InputError();

    /// <inheritdoc/>
    public override void ExitNestedPrompt() => throw InputError();

    /// <inheritdoc/>
    public override void NotifyBeginApplication()
    {
    }

    /// <inheritdoc/>
    public override void NotifyEndApplication()
    {
    }

    /// <summary>Receives <c>exit</c>, which ends the script block and not the process.</summary>
    /// <param name="exitCode">The argument of <c>exit</c>.</param>
    public override void SetShouldExit(int exitCode) => Streams?.Exit(exitCode);

    /// <summary>Returns the error of a command that prompts.</summary>
    public static HostException InputError()
    {
        var failure = new AdminException(
            "InputNotAvailable", ErrorKind.InvalidOperation, null,
            "The script block asks for input, and cannot prompt while it is run in several accounts.",
            "Specify all parameters of its commands, and -Confirm:$false or -Force where they prompt for confirmation. "
            + "Read other input before, and use it as a $using: variable.");
        return new HostException(failure.Message, failure, failure.ErrorId, ErrorCategory.InvalidOperation);
    }
}
