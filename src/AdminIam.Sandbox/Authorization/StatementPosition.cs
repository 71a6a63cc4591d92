namespace AdminIam.Sandbox.Authorization;

internal sealed record StatementPosition(int StartLine, int StartColumn, int EndLine, int EndColumn);
