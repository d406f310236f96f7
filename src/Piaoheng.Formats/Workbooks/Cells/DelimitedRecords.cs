namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>Takes delimited text apart into records.</summary>
internal sealed class DelimitedRecords(TextReader input, char separator, TextPool pool)
{
    // A quote that is never closed would swallow the rest of the file as one cell.
    private const int LongestField = 1024 * 1024;

    private readonly char[] _buffer = new char[16 * 1024];
    private char[] _field = new char[256];
    private int _at;
    private int _end;
    private int _length;
    private bool _endsText;

    /// <summary>Reads the next record into the row; false at the end of the text.</summary>
    public bool Read(SheetRow row, CellBudget budget)
    {
        if (Peek() < 0)
        {
            return false;
        }

        for (var column = 0; ; column++)
        {
            var isLast = ReadField();
            budget.Spend(_length);
            if (_length > 0 && column < Limits.SheetColumns)
            {
                row.Set(column, Cell.OfText(pool.Get(_field.AsSpan(0, _length))));
            }

            if (isLast)
            {
                row.Fields = column + 1;
                row.EndsText = _endsText;
                return true;
            }
        }
    }

    // True at the end of the record.
    private bool ReadField()
    {
        _length = 0;
        if (Peek() == '"')
        {
            Next();
            ReadQuoted();
        }

        while (true)
        {
            var c = Next();
            if (c < 0 || c == '\n')
            {
                _endsText = c < 0;
                return true;
            }

            if (c == '\r')
            {
                if (Peek() == '\n')
                {
                    Next();
                }

                return true;
            }

            if (c == separator)
            {
                return false;
            }

            Append((char)c);
        }
    }

    private void ReadQuoted()
    {
        while (true)
        {
            var c = Next();
            if (c < 0)
            {
                throw new InvalidDataException("A quote is not closed.");
            }

            if (c == '"')
            {
                if (Peek() != '"')
                {
                    return;
                }

                Next();
            }

            Append((char)c);
        }
    }

    private void Append(char c)
    {
        if (_length == _field.Length)
        {
            if (_length >= LongestField)
            {
                throw new InvalidDataException("A field is longer than any cell.");
            }

            Array.Resize(ref _field, _field.Length * 2);
        }

        _field[_length++] = c;
    }

    private int Next()
    {
        var c = Peek();
        _at++;
        return c;
    }

    private int Peek()
    {
        if (_at >= _end)
        {
            _end = input.Read(_buffer, 0, _buffer.Length);
            _at = 0;
            if (_end == 0)
            {
                return -1;
            }
        }

        return _buffer[_at];
    }
}
