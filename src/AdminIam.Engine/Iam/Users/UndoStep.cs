namespace AdminIam.Engine.Iam.Users;

/// <summary>How to take back one thing a run made.</summary>
/// <param name="What">What it was, such as <c>the access key AKIA...</c>.</param>
/// <param name="HoldsSecret">Whether it is worth nothing once its secret is lost.</param>
/// <param name="UndoAsync">Takes it back.</param>
internal sealed record UndoStep(string What, bool HoldsSecret, Func<Task> UndoAsync);
