namespace AdminIam.Sandbox.Qr;

/// <summary>The modules of a QR code while they are drawn.</summary>
internal sealed class QrMatrix
{
    private readonly QrVersion version;
    private readonly int size;
    private readonly bool[,] isFunction;

    public QrMatrix(QrVersion version)
    {
        this.version = version;
        size = version.Size;
        Modules = new bool[size, size];
        isFunction = new bool[size, size];
        DrawTiming();
        DrawFinder(3, 3);
        DrawFinder(3, size - 4);
        DrawFinder(size - 4, 3);
        DrawAlignments();
        // Reserves the format's place; the mask decides what is written there.
        DrawFormat(0);
        DrawVersion();
    }

    public bool[,] Modules { get; }

    public void DrawCodewords(byte[] codewords)
    {
        var bit = 0;
        for (var right = size - 1; right >= 1; right -= 2)
        {
            // The column of the vertical timing pattern holds no data.
            if (right == 6)
                right = 5;
            for (var step = 0; step < size; step++)
            {
                for (var side = 0; side < 2; side++)
                {
                    var column = right - side;
                    var upward = ((right + 1) & 2) == 0;
                    var row = upward ? size - 1 - step : step;
                    if (isFunction[row, column] || bit >= codewords.Length * 8)
                        continue;
                    Modules[row, column] = ((codewords[bit / 8] >> (7 - (bit % 8))) & 1) != 0;
                    bit++;
                }
            }
        }
    }

    public void ApplyMask(int mask)
    {
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
                Modules[row, column] ^= !isFunction[row, column] && IsMasked(mask, row, column);
        }

        DrawFormat(mask);
    }

    /// <summary>How hard the code is to read: runs, blocks, patterns like a finder's, and too much of one colour.</summary>
    public int Penalty()
    {
        var penalty = 0;
        var dark = 0;
        for (var i = 0; i < size; i++)
        {
            penalty += LinePenalty(i, (line, at) => Modules[line, at]) + LinePenalty(i, (line, at) => Modules[at, line]);
            for (var j = 0; j < size; j++)
            {
                dark += Modules[i, j] ? 1 : 0;
                if (i > 0 && j > 0 && Modules[i, j] == Modules[i - 1, j] && Modules[i, j] == Modules[i, j - 1]
                    && Modules[i, j] == Modules[i - 1, j - 1])
                {
                    penalty += 3;
                }
            }
        }

        return penalty + (Math.Abs((dark * 20) - (size * size * 10)) / (size * size) * 10);
    }

    private static bool IsMasked(int mask, int row, int column) => mask switch
    {
        0 => (row + column) % 2 == 0,
        1 => row % 2 == 0,
        2 => column % 3 == 0,
        3 => (row + column) % 3 == 0,
        4 => ((row / 2) + (column / 3)) % 2 == 0,
        5 => (row * column % 2) + (row * column % 3) == 0,
        6 => ((row * column % 2) + (row * column % 3)) % 2 == 0,
        _ => (((row + column) % 2) + (row * column % 3)) % 2 == 0,
    };

    private int LinePenalty(int line, Func<int, int, bool> module)
    {
        const int FinderLike = 0b10111010000;
        const int FinderLikeReversed = 0b00001011101;
        var penalty = 0;
        var run = 0;
        var last = 0;
        for (var at = 0; at < size; at++)
        {
            run = at > 0 && module(line, at) == module(line, at - 1) ? run + 1 : 1;
            penalty += run == 5 ? 3 : run > 5 ? 1 : 0;
            last = ((last << 1) | (module(line, at) ? 1 : 0)) & 0x7FF;
            if (at >= 10 && last is FinderLike or FinderLikeReversed)
                penalty += 40;
        }

        return penalty;
    }

    private void DrawTiming()
    {
        for (var i = 0; i < size; i++)
        {
            SetFunction(6, i, i % 2 == 0);
            SetFunction(i, 6, i % 2 == 0);
        }
    }

    private void DrawFinder(int row, int column)
    {
        for (var dr = -4; dr <= 4; dr++)
        {
            for (var dc = -4; dc <= 4; dc++)
            {
                var distance = Math.Max(Math.Abs(dr), Math.Abs(dc));
                if (row + dr >= 0 && row + dr < size && column + dc >= 0 && column + dc < size)
                    SetFunction(row + dr, column + dc, distance is not (2 or 4));
            }
        }
    }

    private void DrawAlignments()
    {
        var last = version.Alignments.Length - 1;
        for (var i = 0; i <= last; i++)
        {
            for (var j = 0; j <= last; j++)
            {
                // Three corners are the finders'.
                if ((i == 0 && j == 0) || (i == 0 && j == last) || (i == last && j == 0))
                    continue;
                for (var dr = -2; dr <= 2; dr++)
                {
                    for (var dc = -2; dc <= 2; dc++)
                    {
                        SetFunction(
                            version.Alignments[i] + dr, version.Alignments[j] + dc, Math.Max(Math.Abs(dr), Math.Abs(dc)) != 1);
                    }
                }
            }
        }
    }

    private void DrawFormat(int mask)
    {
        // Level L is 01; a BCH code of the generator 0x537 protects level and mask.
        var data = (0b01 << 3) | mask;
        var remainder = data;
        for (var i = 0; i < 10; i++)
            remainder = (remainder << 1) ^ ((remainder >> 9) * 0x537);
        var bits = ((data << 10) | remainder) ^ 0x5412;
        bool Bit(int index) => ((bits >> index) & 1) != 0;

        for (var i = 0; i <= 5; i++)
            SetFunction(i, 8, Bit(i));
        SetFunction(7, 8, Bit(6));
        SetFunction(8, 8, Bit(7));
        SetFunction(8, 7, Bit(8));
        for (var i = 9; i < 15; i++)
            SetFunction(8, 14 - i, Bit(i));
        for (var i = 0; i < 8; i++)
            SetFunction(8, size - 1 - i, Bit(i));
        for (var i = 8; i < 15; i++)
            SetFunction(size - 15 + i, 8, Bit(i));
        SetFunction(size - 8, 8, true);
    }

    private void DrawVersion()
    {
        if (version.Number < 7)
            return;

        var remainder = version.Number;
        for (var i = 0; i < 12; i++)
            remainder = (remainder << 1) ^ ((remainder >> 11) * 0x1F25);
        var bits = (version.Number << 12) | remainder;
        for (var i = 0; i < 18; i++)
        {
            var dark = ((bits >> i) & 1) != 0;
            SetFunction(size - 11 + (i % 3), i / 3, dark);
            SetFunction(i / 3, size - 11 + (i % 3), dark);
        }
    }

    private void SetFunction(int row, int column, bool dark)
    {
        Modules[row, column] = dark;
        isFunction[row, column] = true;
    }
}
