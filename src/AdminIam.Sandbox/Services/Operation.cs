using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Operations;

namespace AdminIam.Sandbox.Services;

/// <summary>How the sandbox does an operation, and which resource a caller must be allowed to do it to.</summary>
internal sealed record OperationHandler(Func<CallContext, Output> Run, Func<CallContext, string> Resource, bool Changes);
