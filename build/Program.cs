Console.WriteLine("AdminIam build");
