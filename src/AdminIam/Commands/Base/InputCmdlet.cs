using System.Management.Automation;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Works on records that are named on the command line or come down the pipeline: names, rows or objects.</summary>
public abstract class InputCmdlet : AdminCmdlet
{
    private RowBinder? _binder;
    private int? _row;

    /// <summary>A name, a row (the line of a CSV, a hashtable or another object with properties), or an object that another
    /// command returned. The columns of a row are named as the parameters are, whatever their case, spaces, underscores and
    /// hyphens. A value on the command line is preferred to a column.</summary>
    [Parameter(ParameterSetName = ParameterSets.Input, Mandatory = true, ValueFromPipeline = true)]
    [PipelineObject]
    public object? InputObject { get; set; }

    /// <summary>The number of the present row, text or object of the pipeline, counted from 1.</summary>
    private protected int Position => _binder?.Count ?? 0;

    /// <summary>Whether there was any row, text or object that is not empty.</summary>
    private protected bool HasInput => _binder?.HasInput ?? false;

    /// <inheritdoc/>
    private protected override int? CurrentRow => _row;

    /// <summary>Processes every record that one object of the pipeline, or the command line, stands for.</summary>
    protected sealed override void ProcessRecord()
    {
        _binder ??= new RowBinder(this, Fail);
        var records = PowerShellValue.Unwrap(InputObject) is PipelineObject input
            ? _binder.Read(input.Value)
            : _binder.ReadCommandLine();
        foreach (var record in records)
        {
            _row = record.Row;
            Process(record);
        }

        _row = null;
    }

    /// <summary>Processes one record; the parameters that its row gives are set.</summary>
    /// <param name="record">The record.</param>
    private protected abstract void Process(InputRecord record);
}
