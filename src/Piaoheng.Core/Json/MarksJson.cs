using System.Text.Json;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Json;

/// <summary>Writes where the values of a picture stand, as <c>marks</c>; readings of other files have none. A box is <c>[left, top, right, bottom]</c> in ten-thousandths.</summary>
internal static class MarksJson
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, FieldMark> marks)
    {
        if (marks.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("marks");
        foreach (var (field, mark) in marks.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteStartObject(field);
            writer.WriteNumber("page", mark.Page);
            Write(writer, mark.Box);
            writer.WriteString("raw", mark.Raw);
            writer.WriteStartArray("doubtful");
            foreach (var character in mark.Doubtful)
            {
                writer.WriteStartObject();
                writer.WriteNumber("index", character.Index);
                Write(writer, character.Box);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, PictureBox box)
    {
        writer.WriteStartArray("box");
        writer.WriteNumberValue(box.Left);
        writer.WriteNumberValue(box.Top);
        writer.WriteNumberValue(box.Right);
        writer.WriteNumberValue(box.Bottom);
        writer.WriteEndArray();
    }
}
