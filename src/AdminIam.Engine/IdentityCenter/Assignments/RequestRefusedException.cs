namespace AdminIam.Engine.IdentityCenter.Assignments;

/// <summary>AWS refused a request because too many are in progress. The pace of other calls is not
/// affected.</summary>
internal sealed class RequestRefusedException(Exception reason) : Exception(reason.Message, reason);
