using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Aws.Services;

/// <summary>The meaning of an error code of AWS.</summary>
/// <param name="ErrorId">The stable error ID.</param>
/// <param name="Kind">The kind, which determines the error category and whether the run continues.</param>
/// <param name="Advice">The recommended action.</param>
internal sealed record ErrorMeaning(string ErrorId, ErrorKind Kind, string Advice);
