BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $own = '123456789012'
    $null = Start-AdminSandbox -Account Workloads/Prod=111122223333, Test=444455556666 -CallRate 0
    $caller = (Get-AdminAccount).Arn
    # Several runs at once, in the account of the caller.
    $rows = 1..12 | ForEach-Object { [pscustomobject]@{ AccountId = $own; Number = $_; Team = "Team$_" } }
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
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
            "$($problems[0])" | Should -BeLike "Account *($own): *input*-Confirm:`$false*"
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
    It 'without the role are errors of their own' {
        $summary = Invoke-AdminOrganizationCommand { 1 } * -RoleName Nowhere -Summary @quiet

        $summary[0] | Should -Be 1
        $summary[-1] | Should -BeOfType AdminIam.AdminOrganizationCommandSummary
        $summary[-1].AccountCount | Should -Be 3
        $summary[-1].SucceededCount | Should -Be 1
        $summary[-1].Failure.AccountName | Sort-Object | Should -Be Prod, Test
        $problems.Count | Should -Be 2
    }

    It 'that do not exist are errors' {
        Invoke-AdminOrganizationCommand { 1 } nobody, 999999999999, $own @quiet | Should -Be 1
        $problems.FullyQualifiedErrorId | ForEach-Object { $_ -replace ',.*' } |
            Should -Be AccountNotFound, AccountNotFound
    }
}
