using System.Management.Automation;
using AdminIam.Engine.Common.Errors;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Base class of the cmdlets that process records from the command line or the pipeline: names, rows or
/// objects.</summary>
public abstract class InputCmdlet : AdminCmdlet
{
    private RowBinder? _binder;
    private int? _row;
    private bool _isInRecord;

    /// <summary>A name, a row (a CSV line, a hashtable or another object with properties), or an object returned by
    /// another command. Columns of a row have the names of the parameters; case, spaces, underscores and hyphens are
    /// ignored. A value on the command line takes precedence over a column.</summary>
    [Parameter(ParameterSetName = ParameterSets.Input, Mandatory = true, ValueFromPipeline = true)]
    [PipelineObject]
    public object? InputObject { get; set; }

    /// <summary>The number of the current pipeline object, counted from 1.</summary>
    private protected int Position => _binder?.Count ?? 0;

    /// <summary>Whether the pipeline contained anything that is not empty.</summary>
    private protected bool HasInput => _binder?.HasInput ?? false;

    /// <inheritdoc/>
    private protected override int? CurrentRow => _row;

    /// <inheritdoc/>
    private protected override bool IsInRecord => _isInRecord;

    /// <summary>Processes the records of one pipeline object or of the command line.</summary>
    protected sealed override void ProcessRecord()
    {
        _binder ??= new RowBinder(this, Fail);
        foreach (var record in _binder.ReadInput(InputObject))
        {
            _row = record.Row;
            _isInRecord = true;
            try
            {
                Process(record);
            }
            catch (AdminException e) when (Questions.IsUnanswered(e))
            {
                // The host cannot prompt for the other items that a pattern selects either.
                Fail(e, e.Target);
            }
            finally
            {
                _isInRecord = false;
            }
        }

        _row = null;
    }

    /// <summary>Processes one record. The parameters that its row specifies are already set.</summary>
    private protected abstract void Process(InputRecord record);
}
