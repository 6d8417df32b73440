using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Workspaces;

/// <summary>
/// All that the meaning of a rule may depend on besides its own words: every declaration of the model, the heads of scores without their
/// rules, the values of lists. Where that is the same in two texts, the same rule means the same.
/// </summary>
internal static class ModelSurroundings
{
    /// <summary>A SHA-256 of it.</summary>
    /// <param name="model">The bound model.</param>
    /// <param name="trees">Its files in the order of declaration.</param>
    public static byte[] Of(Model model, IReadOnlyList<SyntaxTree> trees)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[4];
        foreach (var tree in trees)
        {
            Add(hash, tree.Source.Path);
            foreach (var statement in tree.Root.Statements)
            {
                if (statement is TestDeclarationSyntax)
                {
                    continue;
                }

                if (statement is EntityDeclarationSyntax or EventDeclarationSyntax)
                {
                    // Keys of fields tell them apart by their places.
                    BinaryPrimitives.WriteInt32LittleEndian(number, statement.Span.Start);
                    hash.AppendData(number);
                }

                var end = statement is ScoreDeclarationSyntax { Body: { } body } ? body.Span.Start : statement.Span.End;
                Add(hash, tree.Source.Text.AsSpan(statement.Span.Start, end - statement.Span.Start));
            }
        }

        foreach (var list in model.Lists)
        {
            foreach (var value in list.Values)
            {
                Add(hash, value);
            }

            Add(hash, "");
        }

        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, ReadOnlySpan<char> text)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        hash.AppendData(length);
        hash.AppendData(MemoryMarshal.AsBytes(text));
    }
}
