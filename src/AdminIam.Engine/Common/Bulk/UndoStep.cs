namespace AdminIam.Engine.Common.Bulk;

/// <summary>How to undo one thing that a run did.</summary>
/// <param name="What">What it was, such as <c>the access key AKIA...</c>.</param>
/// <param name="HoldsSecret">Whether it is worth nothing once its secret is lost.</param>
/// <param name="UndoAsync">Undoes it.</param>
internal sealed record UndoStep(string What, bool HoldsSecret, Func<Task> UndoAsync);
