using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Models;
using TorchSharp;
using TypedGpt;
using TypedGpt.Torch;

const int Rows = 16;

var steps = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
torch.set_num_threads(1); // matrices this small are slower on several
torch.manual_seed(123);
var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "the-verdict.txt"));
using var letters = torch.tensor(Encoding.ASCII.GetBytes(text).Select(letter => (long)letter).ToArray());
using var model = new Letters();
using var optimizer = torch.optim.AdamW(model.parameters(), lr: 3e-3, weight_decay: 0.01);
Console.WriteLine(
    $"{nameof(Letters)}: {Letters.ParameterCount:N0} parameters, {text.Length:N0} letters to learn from."
);

for (var step = 1; step <= steps; step++)
{
    using var scope = torch.NewDisposeScope();
    var (inputs, targets) = Batch().ForNextToken();
    var loss = Loss.CrossEntropy(model.Forward(inputs), targets);

    optimizer.zero_grad();
    loss.Backward();
    optimizer.step();
    if (step == 1 || step % 100 == 0 || step == steps)
    {
        Console.WriteLine($"step {step, 4}: loss {loss.ToDouble():F3}");
    }
}

model.eval();
Console.WriteLine();
Console.WriteLine(Continue("I had always", 200));

// Rows of the text, each one letter longer than the context: what is read, and what comes next.
Indices<Batch, Seq, Letters.Vocab> Batch()
{
    var length = Letters.Context.Size + 1;
    var starts = torch.randint(letters.size(0) - length, [Rows]).data<long>().ToArray();
    var rows = starts.Select(start => letters.narrow(0, start, length)).ToArray();
    return Indices.Assume<Batch, Seq, Letters.Vocab>(torch.stack(rows));
}

// Draws one letter after the other, each as likely as the model finds it.
string Continue(string start, int count)
{
    using var noGradients = torch.no_grad();
    var written = Encoding.ASCII.GetBytes(start).Select(letter => (long)letter).ToList();
    for (var i = 0; i < count; i++)
    {
        using var scope = torch.NewDisposeScope();
        var seen = torch.tensor(written.TakeLast((int)Letters.Context.Size).ToArray()).unsqueeze(0);
        var logits = model.Forward(Indices.Assume<Batch, Seq, Letters.Vocab>(seen));
        var next = (logits / 0.7).Softmax().Raw.select(1, -1);
        written.Add(torch.multinomial(next, 1).ToInt64());
    }

    return Encoding.ASCII.GetString(written.Select(letter => (byte)letter).ToArray());
}
