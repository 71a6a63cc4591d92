namespace AdminIam.Input;

/// <summary>A cmdlet whose script block reads all columns of a row, so that none is unused.</summary>
internal interface IPassesRows
{
}
