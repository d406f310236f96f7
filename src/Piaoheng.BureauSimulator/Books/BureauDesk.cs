using System.Globalization;
using Piaoheng.BureauSimulator.Faults;
using Piaoheng.Core.Policy;

namespace Piaoheng.BureauSimulator.Books;

/// <summary>办理状态: what the bureau is at work on — jobs, uploads, confirmations, counted verifications.</summary>
public sealed class BureauDesk(BureauBooks books, FaultBoard faults, PolicyPack policy)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ListJob> _jobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _verified = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DeclaredUpload> _uploads = new(StringComparer.Ordinal);
    private int _last;

    /// <summary>The books.</summary>
    public BureauBooks Books => books;

    /// <summary>The faults.</summary>
    public FaultBoard Faults => faults;

    /// <summary>Code lists.</summary>
    public PolicyPack Policy => policy;

    /// <summary>A new job.</summary>
    public ListJob Open(IReadOnlyList<BureauEntry> rows)
    {
        lock (_gate)
        {
            _last++;
            var job = new ListJob(string.Create(CultureInfo.InvariantCulture, $"SIM{_last:D12}"), rows);
            return _jobs[job.Number] = job;
        }
    }

    /// <summary>A job; null when there is none.</summary>
    public ListJob? Job(string number)
    {
        lock (_gate)
        {
            return _jobs.GetValueOrDefault(number);
        }
    }

    /// <summary>Counts a verification of an invoice.</summary>
    public int CountVerification(string key)
    {
        lock (_gate)
        {
            return _verified[key] = _verified.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>An upload that whoever drives the simulator told of; null when there is none.</summary>
    public DeclaredUpload? Upload(string receipt)
    {
        lock (_gate)
        {
            return _uploads.GetValueOrDefault(receipt);
        }
    }

    /// <summary>Lets the bureau know an upload.</summary>
    public void Declare(string receipt, DeclaredUpload upload)
    {
        lock (_gate)
        {
            _uploads[receipt] = upload;
        }
    }

    /// <summary>Forgets jobs and counts, for a fresh start of a test.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _jobs.Clear();
            _verified.Clear();
        }
    }
}

/// <summary>An upload as the bureau has it.</summary>
/// <param name="Mode">What becomes of it: <c>pending</c>, <c>reject</c>, <c>quota</c>; anything else is accepted.</param>
/// <param name="Numbers">发票号码.</param>
public sealed record DeclaredUpload(string Mode, IReadOnlyList<string> Numbers);

/// <summary>清单任务.</summary>
/// <param name="Number">流水号.</param>
/// <param name="Rows">Its rows.</param>
public sealed record ListJob(string Number, IReadOnlyList<BureauEntry> Rows)
{
    /// <summary>Rows of one package.</summary>
    public const int PackageSize = 20;

    /// <summary>How often the first package was asked for.</summary>
    public int Looks { get; set; }

    /// <summary>Whether S8 has struck it: the list moves once, then stands still.</summary>
    public bool HasMoved { get; set; }

    /// <summary>Packages; one even for nothing.</summary>
    public int Packages => Math.Max(1, (Rows.Count + PackageSize - 1) / PackageSize);

    /// <summary>The rows of a package, from 1.</summary>
    public IEnumerable<BureauEntry> Package(int number) => Rows.Skip((number - 1) * PackageSize).Take(PackageSize);
}
