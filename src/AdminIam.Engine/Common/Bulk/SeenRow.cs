namespace AdminIam.Engine.Common.Bulk;

/// <summary>A row that was processed.</summary>
/// <param name="Number">The number of the row, counted from 1.</param>
/// <param name="Digest">The digest of its values, from <see cref="RowDigest"/>.</param>
public readonly record struct SeenRow(int Number, Guid Digest);
