BeforeDiscovery {
    $python = Get-Command python3, python -CommandType Application -ErrorAction Ignore |
        Where-Object { $null = & $_.Source -c 'import moto.server' 2>&1; $LASTEXITCODE -eq 0 } | Select-Object -First 1
    # moto is an independent mock of AWS. It responds to unsupported operations with 500 and an HTML page.
    $noMoto = -not $python
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'An endpoint that lacks ListServiceSpecificCredentials (moto)' -Skip:$noMoto `
    -ForEach @{ Python = $python.Source } {
    BeforeAll {
        $listener = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        $port = $listener.LocalEndpoint.Port
        $listener.Stop()
        $start = [Diagnostics.ProcessStartInfo]::new($Python)
        '-m', 'moto.server', '-H', '127.0.0.1', '-p', "$port" | ForEach-Object { $start.ArgumentList.Add($_) }
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
        $null = Connect-AdminAccount -AccessKey testing -SecretKey testing -EndpointUrl $url -Region us-east-1
    }

    AfterAll {
        if ($server) {
            $server.Kill($true)
        }
        Disconnect-AdminAccount
    }

    BeforeEach {
        $names = 1..2 | ForEach-Object { "u$([guid]::NewGuid().ToString('n'))" }
        $null = $names | New-AdminUser -ProgrammaticAccess
    }

    It 'locks users as far as possible, and the outcome is not Locked' {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $locked = $names | Lock-AdminUser -Confirm:$false -WarningVariable warnings -WarningAction SilentlyContinue

        $clock.Elapsed.TotalSeconds | Should -BeLessThan 15
        $locked.Outcome | Should -Be Incomplete, Incomplete
        @($warnings).Count | Should -Be 2
        "$warnings" | Should -Match 'service-specific credentials.*could not be checked.*ListServiceSpecificCredentials'
        ($names | Get-AdminAccessKey).Status | Should -Be Inactive, Inactive
        ($names | Unlock-AdminUser).Outcome | Should -Be Unlocked, Unlocked
        ($names | Get-AdminAccessKey).Status | Should -Be Active, Active
    }

    It 'removes users, with one warning' {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $names | Remove-AdminUser -Confirm:$false -WarningVariable warnings -WarningAction SilentlyContinue

        $clock.Elapsed.TotalSeconds | Should -BeLessThan 15
        @($warnings).Count | Should -Be 1
        "$warnings" | Should -Match 'ListServiceSpecificCredentials'
        (Get-AdminUser).UserName | Where-Object { $_ -in $names } | Should -BeNullOrEmpty
    }

    It 'protects its last administrator' {
        # moto has no AWS managed policies unless it is configured to load them.
        $null = New-AdminPolicy Power ('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*",' +
            '"Resource":"*"}]}')
        $null = New-AdminGroup Managers -Policy Power
        $null = Add-AdminUserToGroup $names[0] Managers

        Remove-AdminUser $names[0] -Confirm:$false -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems | Format-Problem | Should -Be "LastAdministrator InvalidOperation $($names[0])"
    }
}
