using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Aws.Services;

/// <summary>What an error code of AWS is for the user.</summary>
/// <param name="ErrorId">The error id that scripts rely on.</param>
/// <param name="Kind">The kind, which decides the category and whether the run goes on.</param>
/// <param name="Advice">What the user can do.</param>
internal sealed record ErrorMeaning(string ErrorId, ErrorKind Kind, string Advice);
