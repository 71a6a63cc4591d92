using System.Text;
using System.Text.Json;

namespace AdminIam.Sandbox.Authorization;

/// <summary>The positions of a document's statements in its text, as a simulation reports them.</summary>
internal static class StatementPositions
{
    /// <summary>The start and end of each statement, as line and column, counted from 1.</summary>
    public static List<StatementPosition> Of(string document)
    {
        var bytes = Encoding.UTF8.GetBytes(document);
        var positions = new List<StatementPosition>();
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read())
        {
            if (reader.CurrentDepth != 1
                || reader.TokenType != JsonTokenType.PropertyName
                || !reader.ValueTextEquals("Statement"))
            {
                continue;
            }

            reader.Read();
            var isList = reader.TokenType == JsonTokenType.StartArray;
            if (isList)
                reader.Read();
            while (reader.TokenType == JsonTokenType.StartObject)
            {
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                positions.Add(Position(bytes, start, (int)reader.BytesConsumed));
                if (!isList)
                    break;
                reader.Read();
            }
        }

        return positions;
    }

    private static StatementPosition Position(byte[] bytes, int start, int end)
    {
        var (startLine, startColumn) = LineAndColumn(bytes, start);
        var (endLine, endColumn) = LineAndColumn(bytes, end);
        return new StatementPosition(startLine, startColumn, endLine, endColumn);
    }

    private static (int Line, int Column) LineAndColumn(byte[] bytes, int index)
    {
        var line = 1;
        var column = 1;
        for (var i = 0; i < index; i++)
        {
            if (bytes[i] == '\n')
            {
                line++;
                column = 1;
            }
            else if ((bytes[i] & 0xC0) != 0x80)
            {
                // Continuation bytes of UTF-8 belong to the character before.
                column++;
            }
        }

        return (line, column);
    }
}
