using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Common;

/// <summary>Prevents that removals take the access of the caller, or the last access of all.</summary>
/// <typeparam name="TLoss">The access that a removal takes.</typeparam>
public interface ILossGuard<in TLoss>
{
    /// <summary>Checks a removal.</summary>
    /// <param name="target">The record that is changed.</param>
    /// <param name="action">The action, such as <c>Locking this user</c>.</param>
    /// <param name="loss">The access that would be lost.</param>
    /// <exception cref="AdminException">The removal is not allowed.</exception>
    Task AdmitAsync(string target, string action, TLoss loss);

    /// <summary>Records a removal, which further checks take into account.</summary>
    /// <param name="loss">The access that is lost.</param>
    void Record(TLoss loss);
}
