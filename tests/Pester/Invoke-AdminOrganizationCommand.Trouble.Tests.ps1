<#
What one account or the credentials of the caller do to the other accounts of a run, and what an interrupted run states.
#>
BeforeAll {
    $module = Convert-Path (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module $module
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    Import-Module (Join-Path $PSScriptRoot 'SandboxProxy.psm1')
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $members = 1..8 | ForEach-Object { "20000000000$_" }
    $accounts = $members | ForEach-Object { "$(if ($_[-1] -lt '6') { 'Live/' })Member$($_[-1])=$_" }
    $sandbox = (Start-AdminSandbox -Account $accounts -CallRate 0).EndpointUrl
    $root = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $sandbox
    $null = New-AdminGroup
    $key = New-AdminUser boss Administrators -ProgrammaticAccess
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'A run with trouble' {
    BeforeEach {
        $proxy = Start-SandboxProxy $sandbox
        $session = $key | Connect-AdminAccount -EndpointUrl $proxy.Url
    }

    AfterEach {
        $proxy.Dispose()
    }

    It 'waits only for the account that AWS throttles' {
        $block = { 1..40 | ForEach-Object { Get-AdminUser }; 1 }
        $run = @{ Account = $members; Session = $session; ScriptBlock = $block }
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $null = Invoke-AdminOrganizationCommand @run
        $usual = $clock.Elapsed
        $proxy.ThrottledAccount = $members[2]
        $others = $null
        $clock.Restart()

        # It is throttled until all others are done.
        $order = Invoke-AdminOrganizationCommand @run @quiet | ForEach-Object -Begin { $count = 0 } {
            $_.AccountId
            $count++
            if ($count -eq 7) {
                $others = $clock.Elapsed
                $proxy.ThrottledAccount = $null
            }
        }

        $problems | Should -BeNullOrEmpty
        $order[-1] | Should -Be $members[2]
        $order | Sort-Object | Should -Be $members
        $proxy.ThrottledCalls | Should -BeGreaterThan 0
        $others.TotalSeconds | Should -BeLessThan ($usual.TotalSeconds * 2 + 10)
    }

    It 'renews the session of an account while its script block runs' {
        $proxy.Lifetime = [timespan]::FromSeconds(2)

        $found = Invoke-AdminOrganizationCommand -Session $session -Account Member1, Member2 {
            (Get-AdminAccount).Arn
            Start-Sleep 3
            (Get-AdminAccount).Arn
            $null = New-AdminUser renewed
        } @quiet

        $problems | Should -BeNullOrEmpty
        $found.Count | Should -Be 4
        $found.ForEach({ $_.Split(':')[4] }) | Sort-Object -Unique | Should -Be $members[0, 1]
        $proxy.Sessions | Should -BeGreaterOrEqual 4
        $proxy.Expired.Count | Should -BeGreaterOrEqual 2
    }

    It 'reports each remaining account when the credentials of the caller <Case>, and completes the others' -ForEach @(
        @{ Case = 'expire'; Id = 'ExpiredCredentials' }
        @{ Case = 'are deleted'; Id = 'InvalidCredentials' }
    ) {
        $access = New-AdminAccessKey boss -Session $root
        $session = $access | Connect-AdminAccount -EndpointUrl $proxy.Url
        # Some accounts are found before, and others only afterwards.
        $wanted = '/Live', 'Member6', $members[6], $members[7]
        # A list of objects would not keep the properties that strings have.
        $done = [Collections.Generic.List[psobject]]::new()
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $end = $null
        try {
            Invoke-AdminOrganizationCommand -Session $session -Account $wanted -ThrottleLimit 2 -Summary {
                'started'
                Start-Sleep -Milliseconds 700
                (Get-AdminUser).Count
                'ended'
            } @quiet | ForEach-Object {
                if ($done.Count -eq 0) {
                    if ($Case -eq 'expire') {
                        $proxy.Expired[$access.AccessKeyId] = $true
                    }
                    else {
                        Remove-AdminAccessKey $access.AccessKeyId -Session $root -Confirm:$false
                    }
                }
                $done.Add($_)
            }
        }
        catch {
            $end = $_
        }
        if ($Case -eq 'expire') {
            Remove-AdminAccessKey $access.AccessKeyId -Session $root -Confirm:$false
        }

        $clock.Elapsed.TotalSeconds | Should -BeLessThan 15
        # The run ends with the same error, after all accounts.
        $end.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $summary = $done[-1]
        $started = @($done.Where({ $_ -eq 'started' }).AccountId)
        $started | Should -Not -BeNullOrEmpty
        $done.Where({ $_ -eq 'ended' }).AccountId | Sort-Object | Should -Be ($started | Sort-Object)
        # The ID of Member6 could not be found.
        $failed = $members.Where({ $_ -notin $started -and $_ -ne $members[5] })
        $failed.Count | Should -BeGreaterThan 4
        $problems.TargetObject | Should -Contain Member6
        $summary.SucceededCount | Should -Be $started.Count -Because "$($done -join '|') $($problems -join '|')"
        $summary.FailedCount | Should -Be $failed.Count -Because "$($done -join '|') $($problems -join '|')"
        $summary.Failure.AccountId | Sort-Object | Should -Be $failed
        $summary.Failure.ErrorId | Sort-Object -Unique | Should -Be $Id
        $reported = $problems.Where({ $_.PSObject.Properties['AccountId'] })
        $reported.AccountId | Sort-Object | Should -Be $failed
        foreach ($problem in $reported) {
            $problem.FullyQualifiedErrorId | Should -BeLike "$Id,*"
            "$problem" | Should -BeLike "*$($problem.AccountId)*"
            $problem.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        }
    }
}

Describe 'An interrupted run that creates secrets' {
    BeforeAll {
        # The host displays the warnings, here in the error stream. The run is interrupted when three objects were
        # returned.
        $run = @'
            Import-Module $module
            $shell = [powershell]::Create([runspacefactory]::CreateRunspace($Host))
            $shell.Runspace.Open()
            $null = $shell.AddScript('param($module) Import-Module $module; $ProgressPreference = ''Ignore''
                Invoke-AdminOrganizationCommand -Account * { BLOCK } -ErrorAction Ignore | END').AddArgument($module)
            $output = [Management.Automation.PSDataCollection[psobject]]::new()
            $running = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
            while ($output.Count -lt 3 -and -not $running.IsCompleted) { $null = [Threading.Thread]::Yield() }
            if (STOP) { $shell.Stop() } else { $null = $running.AsyncWaitHandle.WaitOne() }
            $output | ForEach-Object { "RETURNED $($_.UserName) $($_.AccountId)" }
'@
        $environment = @{
            AWS_ACCESS_KEY_ID = $key.AccessKeyId
            AWS_SECRET_ACCESS_KEY = [Net.NetworkCredential]::new('', $key.SecretAccessKey).Password
            AWS_ENDPOINT_URL = "$sandbox"
            AWS_REGION = 'us-east-1'
        }
        $boss = $key | Connect-AdminAccount -EndpointUrl $sandbox
    }

    It 'names what it created and did not return: <Create>, <Case>' -ForEach @(
        @{
            Case = 'Select-Object -First'
            Create = '-GeneratePassword -ProgrammaticAccess'
            End = 'Select-Object -First 3'
        }
        @{ Case = 'Ctrl+C'; Create = '-ProgrammaticAccess'; Stop = '$true' }
        @{ Case = 'Ctrl+C'; Create = '-ProgrammaticAccess | Select-Object UserName, SecretAccessKey'; Stop = '$true' }
    ) {
        $prefix = "u$([guid]::NewGuid().ToString('N').Substring(0, 8))-"
        $slow = if ($End) { $End } else { 'ForEach-Object { $_; Start-Sleep -Milliseconds 100 }' }
        $block = "1..9 | ForEach-Object { `"$prefix`$_`" } | New-AdminUser $Create"
        $text = $run.Replace('BLOCK', $block).Replace('END', $slow).Replace('STOP', ($Stop ? $Stop : '$false'))

        $answer = Invoke-ChildPowerShell $text -Environment $environment

        $returned = [regex]::Matches($answer.Output, '(?m)^RETURNED (\S+ \d{12})').ForEach({ $_.Groups[1].Value })
        $returned.Count | Should -BeGreaterOrEqual 3
        # 'a', 'b' in 'Member1' (200000000001); ...
        $lost = [regex]::Match($answer.Error, 'were not returned, and their secrets are lost: ([^<]+)')
        $named = foreach ($one in $lost.Groups[1].Value -split '; ') {
            $account = [regex]::Match($one, '\((\d{12})\)').Groups[1].Value
            [regex]::Matches(($one -replace ' in .*'), "'([^']+)'").ForEach({ "$($_.Groups[1].Value) $account" })
        }
        $created = Invoke-AdminOrganizationCommand -Account * -Session $boss {
            Get-AdminUser "$using:prefix*" | Get-AdminAccessKey
        } | ForEach-Object { "$($_.UserName) $($_.AccountId)" }
        $created.Count | Should -BeGreaterThan $returned.Count
        $created.Where({ $_ -notin $returned -and $_ -notin $named }) | Should -BeNullOrEmpty
        # The object in the hands of the next command when it is stopped can be named, too.
        @($named.Where({ $_ -in $returned })).Count | Should -BeLessOrEqual 1
    }
}
