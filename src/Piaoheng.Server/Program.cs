using System.CommandLine;
using System.Text;
using Piaoheng.Server.Commands;

// Bureau CSV files and old workbooks are GB18030.
Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

var root = new RootCommand("票衡 Piaoheng：发票归集、核对与诊断") { SharedOptions.Home, SharedOptions.Database };
root.Subcommands.Add(ReadCommand.Create());
root.Subcommands.Add(ImportCommand.Create());
root.Subcommands.Add(ReconcileCommand.Create());
root.Subcommands.Add(DiagnoseCommand.Create());
root.Subcommands.Add(CheckReportCommand.Create());
root.Subcommands.Add(ReadWorkerCommand.Create());
root.Subcommands.Add(ServeCommand.Create());
root.Subcommands.Add(SyncCommand.Create());
root.Subcommands.Add(SimulateBureauCommand.Create());
root.Subcommands.Add(CertifyCommand.Create());
root.Subcommands.Add(UserCommand.Create());
root.Subcommands.Add(AuditCommand.Create());
root.Subcommands.Add(DoctorCommand.Create());
ChineseHelp.Use(root);
return await Trouble.Catch(root.Parse(args));
