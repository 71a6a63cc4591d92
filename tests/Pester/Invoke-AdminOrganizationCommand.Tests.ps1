BeforeDiscovery {
    # Each seed is another mixture of accounts, sessions and errors. A failure names its seed.
    $seeds = 1..3 | ForEach-Object { @{ Seed = $_ } }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $own = '123456789012'
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $members = 1..20 | ForEach-Object { '2000000000{0:00}' -f $_ }
    $file = Join-Path $TestDrive organization.json
    ConvertTo-Json -Depth 4 @{
        accounts = @(
            $members | ForEach-Object {
                @{ id = $_; name = "Member$([int] $_.Substring(10))"; organizationalUnit = 'Workloads/Live' }
            }
            @{ id = '300000000001'; name = 'Old'; state = 'SUSPENDED'; organizationalUnit = 'Attic' }
            @{ id = '300000000002'; name = 'Closing'; state = 'PENDING_CLOSURE'; organizationalUnit = 'Attic' }
            @{ id = '300000000003'; name = 'Bought'; joinedMethod = 'INVITED'; organizationalUnit = 'Attic' }
        )
    } | Set-Content -LiteralPath $file
    $url = (Start-AdminSandbox -Organization $file -CallRate 0).EndpointUrl
    $null = New-AdminGroup
    # The root user cannot assume roles.
    $key = New-AdminUser boss Administrators -ProgrammaticAccess
    $boss = $key | Connect-AdminAccount -EndpointUrl $url
    $caller = $boss.Arn
    # Several runs at once, in the account of the caller.
    $rows = 1..12 | ForEach-Object { [pscustomobject]@{ AccountId = $own; Number = $_; Team = "Team$_" } }
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'The script block' {
    It 'runs with the session of the account as the current one' {
        $session = Invoke-AdminOrganizationCommand { Get-AdminAccount } $own

        $session.AccountId | Should -Be $own
        $session.AccountName | Should -Not -BeNullOrEmpty
    }

    It 'runs for each row, and reads its columns' {
        $groups = $rows | Invoke-AdminOrganizationCommand { New-AdminGroup $_.Team -Policy @() } -WarningVariable warned

        $groups.GroupName | Sort-Object | Should -Be ($rows.Team | Sort-Object)
        $groups.AccountId | Sort-Object -Unique | Should -Be $own
        $warned | Should -BeNullOrEmpty
    }

    It 'runs once in an account that is named twice' {
        Invoke-AdminOrganizationCommand { 1 } $own, $own | Should -HaveCount 1
    }

    It 'reads $using: variables, their members and elements' {
        $names = 'a', 'b'
        $table = @{ Key = 'value' }

        Invoke-AdminOrganizationCommand { $using:names[1], $using:names.Count, $using:table.Key, "$USING:Names" } $own |
            ForEach-Object { "$_" } | Should -Be 'b', '2', 'value', 'a b'
    }

    It 'does not see other variables' {
        $hidden = 1
        Invoke-AdminOrganizationCommand { $null -eq $hidden } $own | Should -BeTrue
    }

    It 'ends the command if a $using: variable <Case>' -ForEach @(
        @{ Case = 'does not exist'; Id = 'UsingVariableNotFound'; Text = { $using:missing } }
        @{ Case = 'is a script block'; Id = 'UsingVariableInvalid'; Text = { & $using:block } }
    ) {
        $block = { 1 }
        { Invoke-AdminOrganizationCommand $Text $own } | Should -Throw -ErrorId "$Id,*"
    }

    It 'has a location, and no host that prompts' {
        Push-Location -LiteralPath $TestDrive
        $found = Invoke-AdminOrganizationCommand { (Get-Location).Path } $own
        Pop-Location
        "$found" | Should -Be (Convert-Path $TestDrive)

        foreach ($block in { Read-Host 'Name' }, { $Host.UI.PromptForChoice('a', 'b', @('&Yes', '&No'), 0) }) {
            Invoke-AdminOrganizationCommand $block $own @quiet | Should -BeNullOrEmpty
            "$($problems[0])" | Should -BeLike "Account *($own): *asks for input*in several accounts.*"
            $problems[0].ErrorDetails.RecommendedAction | Should -BeLike '*-Confirm:$false*'
        }
        $null = New-AdminUser asked
        Invoke-AdminOrganizationCommand { Remove-AdminUser asked } $own @quiet
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ConfirmationRequired,*'
        Invoke-AdminOrganizationCommand { Remove-AdminUser asked } $own -Confirm:$false
        Get-AdminUser asked* | Should -BeNullOrEmpty
    }

    It 'returns what precedes <Text>' -ForEach @(
        @{ Text = 'return 2'; Expected = 1, 2 }
        @{ Text = 'exit'; Expected = 1 }
        @{ Text = 'exit 3'; Expected = 1; Id = 'ScriptExited' }
        @{ Text = 'throw "x"'; Expected = 1; Id = 'x' }
        @{ Text = 'break'; Expected = 1 }
    ) {
        $block = [scriptblock]::Create("1; $Text; 3")

        $found = Invoke-AdminOrganizationCommand $block $own @quiet

        $found | Should -Be $Expected
        ($problems | ForEach-Object { $_.FullyQualifiedErrorId -replace ',.*' }) | Should -Be $Id
    }
}

Describe 'What a script block writes' {
    It 'has the account added to objects of every kind, and only once' {
        $shared = [Text.StringBuilder]::new('shared')
        $found = Invoke-AdminOrganizationCommand {
            'text'; 5; $true; [pscustomobject]@{ A = 1 }; @{ B = 2 }; [pscustomobject]@{ AccountId = 'other' }
            $using:shared; $null; [string]; [datetime]::MinValue
        } $own

        $found.Count | Should -Be 10
        $found[0..4].AccountId | Should -Be (@($own) * 5)
        $found[0] | Should -BeOfType string
        $found[2] | Should -BeOfType bool
        $found[5].AccountId | Should -Be other
        $found[6].AccountId | Should -Be $own
        $found[6].Length | Should -Be 6
        $shared.PSObject.Properties['AccountId'] | Should -BeNullOrEmpty
        $found[7] | Should -BeNullOrEmpty
        [string].PSObject.Properties['AccountId'] | Should -BeNullOrEmpty
        (5).PSObject.Properties['AccountId'] | Should -BeNullOrEmpty
        $true.PSObject.Properties['AccountId'] | Should -BeNullOrEmpty
    }

    It 'comes as it is written' {
        $first = Invoke-AdminOrganizationCommand { 1; Start-Sleep 20 } $own | Select-Object -First 1

        $first | Should -Be 1
    }

    It 'names the account in messages' {
        $DebugPreference = 'Continue'
        $all = Invoke-AdminOrganizationCommand {
            Write-Warning w; Write-Verbose v; Write-Information i; Write-Host h; Write-Debug d
        } $own -Verbose 3>&1 4>&1 5>&1 6>&1
        $all.Count | Should -Be 5
        $all | ForEach-Object { "$_" -replace "^Account .*\($own\): " } | Should -Be 'w', 'v', 'i', 'h', 'd'
        $all | ForEach-Object { "$_" } | Should -BeLike "Account *($own): ?"
    }

    It 'keeps the ID, the target and the advice of an error, and names the account' {
        $null = Invoke-AdminOrganizationCommand { Get-AdminUser nobody } $own @quiet

        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'UserNotFound,*'
        $problems[0].TargetObject | Should -Be nobody
        $problems[0].CategoryInfo.Category | Should -Be ObjectNotFound
        "$($problems[0])" | Should -BeLike "Account *($own): *nobody*"
        $problems[0].AccountId | Should -Be $own
    }
}

Describe 'Preferences' {
    It 'pass -WhatIf on' {
        $null = Invoke-AdminOrganizationCommand { New-AdminGroup Unreal -Policy @(); $WhatIfPreference } $own -WhatIf
        Get-AdminGroup Unreal* | Should -BeNullOrEmpty

        $WhatIfPreference = $true
        $null = Invoke-AdminOrganizationCommand { New-AdminGroup Unreal -Policy @() } $own
        $WhatIfPreference = $false
        Get-AdminGroup Unreal* | Should -BeNullOrEmpty
    }

    It 'prompt before each account with <Text>, and an error states that the host cannot prompt' -ForEach @(
        @{ Text = '-Confirm'; Before = ''; Parameter = '-Confirm' }
        @{ Text = '$ConfirmPreference'; Before = '$ConfirmPreference = "Low"'; Parameter = '' }
    ) {
        $shell = [powershell]::Create()
        $null = $shell.AddScript("param(`$module, `$session) Import-Module `$module; $Before
            Invoke-AdminOrganizationCommand { 1 } $own -Session `$session $Parameter").
            AddArgument((Join-Path $PSScriptRoot '../../AdminIam.psd1')).AddArgument($boss)

        $shell.Invoke() | Should -BeNullOrEmpty
        $shell.Streams.Error[0].FullyQualifiedErrorId | Should -BeLike 'ConfirmationRequired,*'
        "$($shell.Streams.Error[0])" | Should -BeLike "*$own*"
        $shell.Dispose()
    }

    It 'do not end a run in the caller' {
        $found = Invoke-AdminOrganizationCommand { $VerbosePreference; $WhatIfPreference; $ErrorActionPreference } $own
        "$found" | Should -Be 'SilentlyContinue False Continue'
    }
}

Describe 'The next account' {
    It 'finds nothing of the one before' {
        $found = $rows | Invoke-AdminOrganizationCommand -ThrottleLimit 1 {
            [pscustomobject]@{
                Number = $_.Number
                Left = "$global:left$env:none$($PSDefaultParameterValues.Count)$ErrorActionPreference$($Error.Count)" +
                    "$(Get-Command LeftFunction, LeftAlias -ErrorAction Ignore)$(Get-Location)$ConfirmPreference"
                Arn = (Get-AdminAccount).Arn
            }
            $global:left = $_.Number
            $PSDefaultParameterValues['*:Verbose'] = $true
            $global:PSDefaultParameterValues = @{ 'Get-AdminUser:UserName' = 'x' }
            $global:ErrorActionPreference = 'SilentlyContinue'
            $global:ConfirmPreference = 'None'
            function global:LeftFunction { }
            Set-Alias LeftAlias Get-Item -Scope Global
            Set-Location /
            Write-Error 'x'
            Disconnect-AdminAccount
            Remove-Module AdminIam
        } @quiet

        $found.Number | Should -Be $rows.Number
        $found.Left | Sort-Object -Unique | Should -Be "0Continue0$(Get-Location)High"
        $found.Arn | Sort-Object -Unique | Should -Be $caller
        (Get-AdminAccount).Arn | Should -Be $caller
        (Get-AdminSandbox).IsRunning | Should -BeTrue
    }
}

Describe 'Accounts' {
    It 'are found by ID, name, wildcard and organizational unit, and each has its own session' {
        $found = Invoke-AdminOrganizationCommand { Get-AdminAccount } @quiet -Account (
            $members[0], 'Member2', 'Member1?', '/Attic', $own)

        ($found | Sort-Object AccountId).AccountId | Should -Be (@($own) + $members[0, 1] + $members[9..18])
        $found | ForEach-Object {
            $_.Arn | Should -BeLike "arn:*:$($_.AccountId):*"
            $_.AccountName | Should -Not -BeNullOrEmpty
        }
        $problems.AccountName | Should -Be Bought
    }

    It 'that are not active are skipped with one warning' {
        $all = Invoke-AdminOrganizationCommand { 1 } /Attic, Old -Summary @quiet 3>&1
        $warned = @($all | Where-Object { $_ -is [Management.Automation.WarningRecord] })

        $warned.Count | Should -Be 1
        "$warned" | Should -Match "2 accounts.*'Old' \(300000000001\): SUSPENDED.*'Closing'.*PENDING_CLOSURE"
        $all[-1].SkippedAccount | Should -Be 300000000001, 300000000002
        $all[-1].SkippedCount | Should -Be 2
    }

    It 'without the role are errors of their own' {
        $summary = Invoke-AdminOrganizationCommand { 1 } "Member1", $own -RoleName Nowhere -Summary @quiet

        $summary[0] | Should -Be 1
        $summary[-1] | Should -BeOfType AdminIam.AdminOrganizationCommandSummary
        $summary[-1].AccountCount | Should -Be 2
        $summary[-1].SucceededCount | Should -Be 1
        $summary[-1].Failure.AccountName | Should -Be Member1
        $problems.Count | Should -Be 1
        $problems[0].AccountId | Should -Be $members[0]
    }

    It 'that do not exist are errors' {
        Invoke-AdminOrganizationCommand { 1 } nobody, 999999999999, $own @quiet | Should -Be 1
        $problems.FullyQualifiedErrorId | ForEach-Object { $_ -replace ',.*' } |
            Should -Be AccountNotFound, AccountNotFound
    }

    It 'do not work with the caller''s credentials if the script block names only a Region, or disconnects' {
        $found = Invoke-AdminOrganizationCommand {
            (Get-AdminAccount -Region eu-central-1).AccountId
            Disconnect-AdminAccount
            (Get-AdminAccount).AccountId
        } Member1

        "$found" | Should -Be "$($members[0]) $($members[0])"
    }

    It 'from Get-AdminOrganizationAccount are not read again, and their findings become one report' {
        $before = (Get-AdminSandbox).TotalCalls
        $page = Join-Path $TestDrive organization.html
        $accounts = Get-AdminOrganizationAccount Member1, Member2
        $read = (Get-AdminSandbox).TotalCalls
        ($accounts | Invoke-AdminOrganizationCommand { $_.State }) | Should -Be ACTIVE, ACTIVE
        # Each session is opened by AssumeRole and GetCallerIdentity.
        (Get-AdminSandbox).TotalCalls - $read | Should -BeLessOrEqual 4
        $read | Should -BeGreaterThan $before

        $accounts | Invoke-AdminOrganizationCommand { Test-AdminAccount } | Export-AdminReport $page
        Get-Content -Raw $page | Should -Match '>Member1 \(200000000001\)</a>(?s:.*)>Member2 \(200000000002\)</a>'
    }

    It 'share an object without its account' {
        $shared = [Text.StringBuilder]::new('shared')
        $found = Invoke-AdminOrganizationCommand { [adminiam.adminuser].Assembly.GetModules()[0] } $members
        $found.Count | Should -Be 20
        $found.AccountId | Sort-Object | Should -Be $members
        (Invoke-AdminOrganizationCommand { $using:shared } $members).AccountId | Sort-Object | Should -Be $members
        $shared.PSObject.Properties['AccountId'] | Should -BeNullOrEmpty
    }

    It 'end with the credentials of the caller' {
        $gone = New-AdminUser gone Administrators -ProgrammaticAccess
        $session = $gone | Connect-AdminAccount -EndpointUrl $url
        Remove-AdminUser gone -Session $boss -Confirm:$false
        { Invoke-AdminOrganizationCommand { 1 } $members -Session $session -ErrorAction Stop } | Should -Throw
        $null = $key | Connect-AdminAccount -EndpointUrl $url
    }
}

Describe 'An interrupted command' {
    BeforeAll {
        function Start-Command([string] $Block) {
            $shell = [powershell]::Create()
            $null = $shell.AddScript({
                    param($module, $session, $block, $accounts)
                    Import-Module $module
                    Invoke-AdminOrganizationCommand ([scriptblock]::Create($block)) $accounts -Session $session
                }).AddArgument((Join-Path $PSScriptRoot '../../AdminIam.psd1')).AddArgument($boss).AddArgument($Block).
                AddArgument($members)
            $output = [Management.Automation.PSDataCollection[psobject]]::new()
            $null = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
            while ($output.Count -lt 16) {
                $null = [Threading.Thread]::Yield()
            }
            $shell
        }
    }

    It 'returns within two seconds: <Block>' -ForEach @(
        @{ Block = '1; Start-Sleep 60' }
        @{ Block = '1; while ($true) { }' }
        @{ Block = '1; [Threading.Thread]::Sleep(8000)' }
        @{ Block = '1; 1..1000 | ForEach-Object { "u$_" } | New-AdminUser; Get-AdminUser -Detailed; Start-Sleep 60' }
    ) {
        $attempt = 0
        do {
            $shell = Start-Command $Block
            $seconds = Stop-Command $shell
            $shell.Dispose()
            $attempt++
        } until ($seconds -lt 2.5 -or $attempt -eq 3)

        $seconds | Should -BeLessThan 2.5 -Because 'three attempts took longer'
        # The session of the process is as before.
        (Get-AdminAccount).Arn | Should -Be $caller
    }

    It 'ends with the first error, if errors end the caller' {
        { Invoke-AdminOrganizationCommand { throw 'first' } $members -ErrorAction Stop } | Should -Throw '*first*'
    }
}

Describe 'Many accounts, seed <Seed>' -ForEach $seeds {
    BeforeAll {
        # What a script block does in an account, and what remains of it if anything leaks.
        $actions = 'user', 'throw', 'error', 'exit', 'connect', 'disconnect', 'preference', 'global', 'function',
            'module', 'warning', 'twice'
        $random = [Random]::new($Seed)
        $plan = 1..60 | ForEach-Object {
            [pscustomobject]@{
                Account = $members[$random.Next($members.Count)]
                Number = $_
                Action = $actions[$random.Next($actions.Count)]
                Pause = $random.Next(20)
                UserName = "s$Seed-$_"
            }
        }
        $limit = 1 + $random.Next(16)
    }

    It 'are not mixed up' {
        $other = $boss
        $all = $plan | Invoke-AdminOrganizationCommand -ThrottleLimit $limit -Summary {
            $row = $_
            $left = "$global:left|$ErrorActionPreference|$WhatIfPreference|$($PSDefaultParameterValues.Count)|" +
                "$($Error.Count)|$(Get-Command Left -ErrorAction Ignore)"
            Start-Sleep -Milliseconds $row.Pause
            $account = (Get-AdminAccount).AccountId
            [pscustomobject]@{ Number = $row.Number; Seen = $account; Left = $left }
            switch ($row.Action) {
                user { $null = New-AdminUser $row.UserName -Tag @{ Account = $account } }
                throw { throw "thrown by $($row.Number)" }
                error { Write-Error "written by $($row.Number)" -ErrorId Written }
                exit { exit 7 }
                connect { $null = Connect-AdminAccount -ProfileName none -ErrorAction Ignore }
                disconnect { Disconnect-AdminAccount }
                preference { $global:ErrorActionPreference = 'Stop'; $global:WhatIfPreference = $true }
                global { $global:left = $row.Number; $global:PSDefaultParameterValues['*:Session'] = $using:other }
                function { function global:Left { } }
                module { Remove-Module AdminIam }
                warning { Write-Warning "warned by $($row.Number)" }
                twice { $row.Number; $row.Number }
            }
        } @quiet 3>&1
        $records = $all | Where-Object { $_.PSObject.Properties['Seen'] }
        $summary = $all[-1]

        $records.Count | Should -Be 60
        foreach ($record in $records) {
            $row = $plan[$record.Number - 1]
            $record.Seen | Should -Be $row.Account
            $record.AccountId | Should -Be $row.Account
            $record.Left | Should -Be '|Continue|False|0|0|'
        }
        foreach ($number in $all | Where-Object { $_ -is [int] }) {
            $number.AccountId | Should -Be $plan[$number - 1].Account
        }
        foreach ($text in $all | Where-Object { $_ -is [Management.Automation.WarningRecord] }) {
            "$text" -match 'by (\d+)' | Should -BeTrue
            "$text" | Should -BeLike "*($($plan[$Matches[1] - 1].Account)): *"
        }
        $failing = $plan.Where({ $_.Action -in 'throw', 'error', 'exit', 'connect' })
        $problems.Count | Should -Be $failing.Count
        foreach ($problem in $problems) {
            if ("$problem" -notmatch 'by (\d+)') {
                continue
            }
            $row = $plan[$Matches[1] - 1]
            $problem.AccountId | Should -Be $row.Account
            "$problem" | Should -BeLike "Account *($($row.Account)): *"
        }
        $summary.FailedCount | Should -Be $failing.Count
        $summary.SucceededCount | Should -Be (60 - $failing.Count)
        $summary.Failure.AccountId | Sort-Object | Should -Be ($failing.Account | Sort-Object)
        $users = Invoke-AdminOrganizationCommand { Get-AdminUser "s$using:Seed-*" } $members
        ($users | ForEach-Object { "$($_.AccountId) $($_.UserName)" } | Sort-Object) |
            Should -Be ($plan.Where({ $_.Action -eq 'user' }) | ForEach-Object { "$($_.Account) $($_.UserName)" } |
                Sort-Object)
        (Get-AdminAccount).Arn | Should -Be $caller
    }
}
