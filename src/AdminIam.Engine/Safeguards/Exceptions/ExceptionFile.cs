using System.Globalization;
using AdminIam.Engine.Common.Csv;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Safeguards.Checks;

namespace AdminIam.Engine.Safeguards.Exceptions;

/// <summary>Reads the CSV file of accepted violations: the columns CheckId, Resource, Reason and Until.</summary>
public sealed class ExceptionFile
{
    private const string DateFormat = "yyyy-MM-dd";
    private const int FaultsInMessage = 5;
    private static readonly string[] Columns = ["CheckId", "Resource", "Reason", "Until"];
    private readonly string _path;
    private readonly List<string> _faults = [];
    private readonly int[] _positions;

    private ExceptionFile(string path, int[] positions) => (_path, _positions) = (path, positions);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="AdminException"><c>ExceptionFileUnreadable</c> or <c>InvalidExceptionFile</c>, with the numbers
    /// of the lines.</exception>
    public static FindingExceptions Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AdminException(
                "ExceptionFileUnreadable", ErrorKind.File, path, $"The file '{path}' cannot be read: {e.Message}",
                "Specify a CSV file with the columns CheckId, Resource, Reason and Until.", e);
        }
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="csv">The text.</param>
    /// <param name="path">The path, for errors.</param>
    /// <exception cref="AdminException"><c>InvalidExceptionFile</c>.</exception>
    public static FindingExceptions Parse(string csv, string path)
    {
        var records = CsvText.Read(csv).Where(record => !record.IsEmpty).ToList();
        if (records.Count == 0)
            throw Invalid(path, ["Line 1: The file is empty."]);
        var positions = Array.ConvertAll(
            Columns, column => records[0].Cells.ToList().FindIndex(cell => Normalize(cell) == Normalize(column)));
        var file = new ExceptionFile(path, positions);
        return new FindingExceptions(file.Read(records));
    }

    private static AdminException Invalid(string path, IReadOnlyCollection<string> faults) => new(
        "InvalidExceptionFile", ErrorKind.InvalidArgument, path,
        $"The file '{path}' does not list exceptions. {string.Join(" ", faults.Take(FaultsInMessage))}"
            + (faults.Count > FaultsInMessage
                ? $" There are {faults.Count - FaultsInMessage} more faults."
                : string.Empty),
        "The columns are CheckId, Resource (with the wildcards * and ?), Reason and Until (yyyy-MM-dd, or empty).");

    private static string Normalize(string column) =>
        new(column.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant).ToArray());

    private List<AcceptedFinding> Read(List<CsvRecord> records)
    {
        // Without Until, an exception does not end.
        var missing = Columns.Take(Columns.Length - 1).Where((_, index) => _positions[index] < 0).ToList();
        if (missing.Count > 0)
            throw Invalid(_path, [$"Line {records[0].Line}: There is no column {string.Join(", ", missing)}."]);
        var exceptions = records.Skip(1).Select(Read).OfType<AcceptedFinding>().ToList();
        return _faults.Count == 0 ? exceptions : throw Invalid(_path, _faults);
    }

    private AcceptedFinding? Read(CsvRecord record)
    {
        if (record.IsQuoteOpen)
            return Fault(record, "A quotation mark is not closed.");
        var cells = Array.ConvertAll(
            _positions,
            position => position >= 0 && position < record.Cells.Count ? record.Cells[position].Trim() : string.Empty);
        var empty = Array.FindIndex(cells, 0, Columns.Length - 1, cell => cell.Length == 0);
        if (empty >= 0)
            return Fault(record, $"{Columns[empty]} is empty.");
        if (SafeguardCatalog.Find(cells[0]) is null)
        {
            var unknown = SafeguardCatalog.Unknown(cells[0]);
            return Fault(record, $"{unknown.Message} {unknown.Advice}");
        }

        return cells[3].Length == 0 ? Accept(null)
            : DateTime.TryParseExact(
                cells[3], DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var until) ? Accept(until)
            : Fault(record, $"Until is '{VisibleText.Of(cells[3])}', which is not a date like 2026-12-31.");

        AcceptedFinding Accept(DateTime? day) => new(cells[0], cells[1], cells[2], day, record.Line);
    }

    private AcceptedFinding? Fault(CsvRecord record, string text)
    {
        _faults.Add($"Line {record.Line}: {text}");
        return null;
    }
}
