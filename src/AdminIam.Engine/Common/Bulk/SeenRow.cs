namespace AdminIam.Engine.Common.Bulk;

/// <summary>A row that was seen.</summary>
/// <param name="Number">Its number, counted from 1.</param>
/// <param name="Wishes">What it asks for, as a <see cref="WishDigest"/> computes it.</param>
public readonly record struct SeenRow(int Number, Guid Wishes);
