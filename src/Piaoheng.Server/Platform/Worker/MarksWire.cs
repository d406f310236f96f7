using System.Collections.ObjectModel;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Platform.Worker;

/// <summary>The part of the worker protocol that says where the values of a picture stand.</summary>
internal static class MarksWire
{
    public static void Write(WireWriter writer, IReadOnlyDictionary<string, FieldMark> marks) =>
        writer.List(
            marks,
            pair =>
            {
                writer.Text(pair.Key);
                writer.Int(pair.Value.Page);
                Write(writer, pair.Value.Box);
                writer.Text(pair.Value.Raw);
                writer.List(
                    pair.Value.Doubtful,
                    character =>
                    {
                        writer.Int(character.Index);
                        Write(writer, character.Box);
                    }
                );
            }
        );

    public static IReadOnlyDictionary<string, FieldMark> Read(WireReader reader)
    {
        var marks = reader.List(() => KeyValuePair.Create(reader.RequiredText(), ReadMark(reader)));
        return marks is null or []
            ? ReadOnlyDictionary<string, FieldMark>.Empty
            : new Dictionary<string, FieldMark>(marks, StringComparer.Ordinal);
    }

    private static FieldMark ReadMark(WireReader reader) =>
        new(
            reader.Int(),
            ReadBox(reader),
            reader.RequiredText(),
            reader.List(() => new DoubtfulCharacter(reader.Int(), ReadBox(reader))) ?? []
        );

    private static void Write(WireWriter writer, PictureBox box)
    {
        writer.Int(box.Left);
        writer.Int(box.Top);
        writer.Int(box.Right);
        writer.Int(box.Bottom);
    }

    private static PictureBox ReadBox(WireReader reader) => new(reader.Int(), reader.Int(), reader.Int(), reader.Int());
}
