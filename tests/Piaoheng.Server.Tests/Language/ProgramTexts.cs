using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Piaoheng.Server.Tests.Language;

/// <summary>The texts in a compiled assembly, with where they stand: literals, and templates of <c>Say.It</c>.</summary>
internal sealed class ProgramTexts
{
    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xFFFF);

    private readonly MetadataReader _metadata;
    private readonly List<ProgramText> _texts = [];
    private readonly List<ProgramText> _templates = [];

    private ProgramTexts(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        _metadata = file.GetMetadataReader();
        foreach (var handle in _metadata.MethodDefinitions)
        {
            var method = _metadata.GetMethodDefinition(handle);
            var type = Outer(method.GetDeclaringType());
            if (method.RelativeVirtualAddress != 0 && !type.EndsWith(".SaidText", StringComparison.Ordinal))
            {
                Read(type, file.GetMethodBody(method.RelativeVirtualAddress).GetILReader());
            }
        }
    }

    /// <summary>Literals that are no part of a template.</summary>
    public IReadOnlyList<ProgramText> Literals => _texts;

    /// <summary>Templates: <c>共 {0} 张</c>.</summary>
    public IReadOnlyList<ProgramText> Templates => _templates;

    public static ProgramTexts Of(Assembly assembly) => new(assembly);

    private void Read(string type, BlobReader il)
    {
        var open = new Stack<(StringBuilder Text, int Values)>();
        string? last = null;
        string? pending = null;
        while (il.RemainingBytes > 0)
        {
            int first = il.ReadByte();
            var code = Codes[first == 0xFE ? (first << 8) | il.ReadByte() : first];
            var token = code.OperandType is OperandType.InlineString or OperandType.InlineMethod ? il.ReadInt32() : 0;
            var name =
                code.OperandType == OperandType.InlineMethod && Called(token) is ("SaidText" or "Say", var said) ? said : null;
            if (pending is not null && name != "AppendLiteral")
            {
                _texts.Add(new ProgramText(type, pending, last));
                (last, pending) = (pending, null);
            }

            if (name is not null)
            {
                Take(type, open, name, ref pending);
                continue;
            }

            if (code.OperandType == OperandType.InlineString)
            {
                pending = _metadata.GetUserString(MetadataTokens.UserStringHandle(token & 0xFFFFFF));
            }
            else if (code.OperandType != OperandType.InlineMethod)
            {
                Skip(code, ref il);
            }
        }
    }

    private void Take(string type, Stack<(StringBuilder Text, int Values)> open, string name, ref string? pending)
    {
        switch (name)
        {
            case ".ctor":
                open.Push((new StringBuilder(), 0));
                break;
            case "AppendLiteral":
                open.Peek().Text.Append(pending);
                pending = null;
                break;
            case "AppendFormatted":
                var (text, values) = open.Pop();
                open.Push((text.Append('{').Append(values).Append('}'), values + 1));
                break;
            case "It":
                _templates.Add(new ProgramText(type, open.Pop().Text.ToString(), null));
                break;
        }
    }

    private static void Skip(OpCode code, ref BlobReader il)
    {
        var bytes = code.OperandType switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 * il.ReadInt32(),
            _ => 4,
        };
        il.Offset += bytes;
    }

    private (string Type, string Name) Called(int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        if (handle.Kind == HandleKind.MethodSpecification)
        {
            handle = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
        }

        if (handle.Kind != HandleKind.MethodDefinition)
        {
            return ("", "");
        }

        var method = _metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
        return (
            _metadata.GetString(_metadata.GetTypeDefinition(method.GetDeclaringType()).Name),
            _metadata.GetString(method.Name)
        );
    }

    private string Outer(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
        {
            type = _metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return $"{_metadata.GetString(type.Namespace)}.{_metadata.GetString(type.Name)}";
    }
}

/// <summary>A text in the program.</summary>
/// <param name="Type">Where it stands.</param>
/// <param name="Value">The text.</param>
/// <param name="Before">The literal before it in the same method: the code of a sentence.</param>
internal sealed record ProgramText(string Type, string Value, string? Before);
