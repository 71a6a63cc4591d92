BeforeDiscovery {
    $python = Get-Command python3, python -CommandType Application -ErrorAction Ignore |
        Where-Object { $null = & $_.Source -c 'import boto3, moto.server' 2>&1; $LASTEXITCODE -eq 0 } |
        Select-Object -First 1
    # moto is an independent mock of AWS, and boto3 an independent client.
    $noMoto = -not $python
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Test-AdminAccount with a foreign IAM (moto)' -Skip:$noMoto -ForEach @{ Python = $python.Source } {
    BeforeAll {
        $listener = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        $port = $listener.LocalEndpoint.Port
        $listener.Stop()
        $clockPath = Join-Path $TestDrive clock
        Set-Content -LiteralPath $clockPath -Value 0 -NoNewline
        $start = [Diagnostics.ProcessStartInfo]::new($Python)
        (Join-Path $PSScriptRoot serve_moto.py), "$port", $clockPath | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $server = [Diagnostics.Process]::Start($start)
        $server.BeginOutputReadLine()
        $server.BeginErrorReadLine()
        $url = "http://127.0.0.1:$port"
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $isUp = $false
        while (-not $isUp -and $clock.Elapsed.TotalSeconds -lt 60) {
            Start-Sleep -Milliseconds 200
            $probe = [Net.Sockets.TcpClient]::new()
            try {
                $probe.Connect('127.0.0.1', $port)
                $isUp = $true
            }
            catch [Net.Sockets.SocketException] {
                Write-Debug "moto is not up yet: $_"
            }
            finally {
                $probe.Dispose()
            }
        }

        function Invoke-Judge([string[]] $Argument) {
            $variables = @{ MOTO_URL = $url; AWS_ENDPOINT_URL = $url; AWS_PROFILE = $null }
            $lines = Use-Environment $variables { & $Python (Join-Path $PSScriptRoot judge_account.py) @Argument 2>&1 }
            if ($LASTEXITCODE -ne 0) {
                throw "judge_account.py failed: $($lines -join "`n")"
            }
            $lines
        }

        $null = Invoke-Judge seed, $clockPath
        $null = Connect-AdminAccount -AccessKey testing -SecretKey testing -EndpointUrl $url -Region us-east-1
        # The module creates some, too.
        $null = New-AdminGroup Managers -Policy AdministratorAccess
        $null = New-AdminUser manager -GroupName Managers -GeneratePassword -ProgrammaticAccess
        $judged = Invoke-Judge judge | ConvertFrom-Json -AsHashtable
    }

    AfterAll {
        if ($server) {
            $server.Kill($true)
        }
        Disconnect-AdminAccount
    }

    It 'finds what a client of another maker computes from the same report and lists' {
        $findings = Test-AdminAccount -CheckId @($judged.Keys)

        foreach ($id in $judged.Keys) {
            $found = @($findings.Where({ $_.CheckId -eq $id -and $_.Status -eq 'Failed' }).Resource | Sort-Object)
            $found | Should -Be @($judged[$id] | Sort-Object) -Because $id
            if (-not $judged[$id]) {
                $findings.Where({ $_.CheckId -eq $id }).Status | Should -Be Passed -Because $id
            }
        }
        @($judged.Values.Where({ $_ })).Count | Should -BeGreaterThan 14
    }

    It 'states what it cannot decide because moto does not know it, and decides the rest' {
        $findings = Test-AdminAccount -ErrorVariable problems

        $problems | Should -BeNullOrEmpty
        $unknown = $findings.Where({ $_.Status -eq 'Unknown' })
        # The report of moto has no row of the root user, and moto does not know ListOrganizationsFeatures.
        $unknown.CheckId | Sort-Object | Should -Be CentralRootAccess, ManagementWorkloads, OrganizationalUnits,
            OrganizationGuardrails, PolicyDelegation, RootUse, ServiceDelegation
        $unknown.Where({ $_.CheckId -eq 'CentralRootAccess' }).Reason |
            Should -Match 'iam:ListOrganizationsFeatures, which the endpoint does not support'
        # Further gaps of moto: the summary never has MFA of the root user, no password is ever used, the time of the
        # report is one of 2015, a comma in the name of a user shifts the columns of the report, and the policies of
        # GetAccountAuthorizationDetails have no names.
        $findings.Where({ $_.CheckId -eq 'RootMfa' }).Status | Should -Be Failed
        $findings.Where({ $_.CheckId -eq 'InitialPassword' }).Status | Should -Be Passed
    }
}
