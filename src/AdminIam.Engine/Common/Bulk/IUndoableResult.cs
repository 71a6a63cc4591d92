namespace AdminIam.Engine.Common.Bulk;

/// <summary>A result that may hold the only copy of a secret. If it is not delivered, what the run created for it is
/// undone.</summary>
public interface IUndoableResult
{
    /// <summary>What to undo; <see langword="null"/> if nothing is lost with the result.</summary>
    UnseenWork? Unseen { get; }
}
