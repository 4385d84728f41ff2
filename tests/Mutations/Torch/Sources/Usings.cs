global using System;
global using System.Collections.Generic;
global using System.Linq;
global using TorchSharp;
global using TorchSharp.Modules;
global using static TorchSharp.torch;
global using static TorchSharp.torch.nn;
