BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $null = Start-AdminSandbox
    $null = New-AdminGroup
    $null = New-AdminUser alice Administrators -GeneratePassword
    $path = Join-Path $TestDrive 'exceptions.csv'
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Test-AdminAccount' {
    It 'returns at least one finding about each check, with a reason' {
        $findings = Test-AdminAccount

        $findings | Should -BeOfType ([AdminIam.AdminFinding])
        $findings.Reason | Should -Not -BeNullOrEmpty
        $findings.AccountId | Select-Object -Unique | Should -Be '123456789012'
        $known = (TabExpansion2 'Test-AdminAccount -CheckId ' 27).CompletionMatches.CompletionText
        $findings.CheckId | Sort-Object -Unique | Should -Be ($known | Sort-Object)
    }

    It 'names the command that corrects a violation' {
        $finding = Test-AdminAccount PasswordLength

        $finding.Status | Should -Be 'Failed'
        $finding.Reason | Should -Match '8 characters; 14 are required'
        $finding.Remedy | Should -Be 'Set-AdminPasswordPolicy -MinimumPasswordLength 14'
        $finding.Repair | Should -Be 'Safe'
        $finding.Cis['5.0'] | Should -Be '1.7'
        $finding.SecurityHub | Should -Contain 'IAM.15'
    }

    It 'selects checks by ID, pattern and severity' {
        (Test-AdminAccount passwordlength, Account*lias).CheckId |
            Should -Be 'PasswordLength', 'AccountAlias'
        Test-AdminAccount -Severity Low, Medium | ForEach-Object Severity | Sort-Object -Unique |
            Should -Be 'Low', 'Medium'
    }

    It 'selects findings by status' {
        Test-AdminAccount -Status Failed | ForEach-Object Status | Select-Object -Unique | Should -Be 'Failed'
        Test-AdminAccount PasswordLength -Status Passed | Should -BeNullOrEmpty
    }

    It 'uses the limits of the caller' {
        (Test-AdminAccount PasswordLength -MinimumPasswordLength 8).Status | Should -Be 'Passed'
        (Test-AdminAccount PasswordLength -MinimumPasswordLength 9).Status | Should -Be 'Failed'
    }

    It 'reports an unknown check with similar ones, before it reads anything' {
        $calls = (Get-AdminSandbox).TotalCalls
        $problem = { Test-AdminAccount AcountAlias } | Should -Throw -PassThru

        $problem.FullyQualifiedErrorId | Should -Be 'UnknownCheck,AdminIam.Commands.TestAdminAccountCommand'
        $problem.ErrorDetails.RecommendedAction | Should -Match "'AccountAlias'"
        (Get-AdminSandbox).TotalCalls | Should -Be $calls
    }

    It 'reports a user that does not exist' {
        $findings = Test-AdminAccount -UserName alicia, bob* -ErrorVariable problem -ErrorAction SilentlyContinue

        $problem | Format-Problem | Should -Be 'UserNotFound ObjectNotFound alicia'
        $problem.ErrorDetails.RecommendedAction | Should -Match "'alice'"
        $findings.Where({ $_.UserName }) | Should -BeNullOrEmpty
    }

    It 'does not send a request that changes anything' {
        $before = (Get-AdminSandbox).CallsByAction
        $null = Test-AdminAccount
        $after = (Get-AdminSandbox).CallsByAction
        $sent = $after.Keys.Where({ $after[$_] -ne $before[$_] })

        $sent | Should -Not -BeNullOrEmpty
        $sent -notmatch '^(Get|List|GenerateCredentialReport)' | Should -BeNullOrEmpty
    }
}

Describe 'Test-AdminAccount -ExceptionPath' {
    It 'accepts a violation until the day after the date' {
        $today = [datetime]::UtcNow.Date
        Set-Content -LiteralPath $path @(
            'Check Id,RESOURCE,Reason,Until'
            "accountalias,12345678901?,The URL is a bookmark,$($today.ToString('yyyy-MM-dd'))"
            "PasswordLength,*,Old system,$($today.AddDays(-1).ToString('yyyy-MM-dd'))"
            'PasswordReuse,somebody,Other resource,')

        $findings = Test-AdminAccount AccountAlias, Password* -ExceptionPath $path -WarningVariable warnings `
            -WarningAction SilentlyContinue | Group-Object CheckId -AsHashTable

        $findings.AccountAlias.Status | Should -Be 'Accepted'
        $findings.AccountAlias.Reason | Should -Match 'Accepted until .*: The URL is a bookmark$'
        $findings.AccountAlias.Repair | Should -Be 'None'
        $findings.PasswordLength.Status | Should -Be 'Failed'
        $findings.PasswordLength.Reason | Should -Match 'It was accepted until'
        $findings.PasswordReuse.Status | Should -Be 'Failed'
        $warnings | Should -HaveCount 1
        "$warnings" | Should -Match "^Line 3 of .*PasswordLength '\*' ended on"
    }

    It 'accepts without an end, and without the column Until' {
        'CheckId,Resource,Reason', 'AccountAlias,*,x' | Set-Content -LiteralPath $path

        (Test-AdminAccount AccountAlias -ExceptionPath $path).Status | Should -Be 'Accepted'
    }

    It 'does not make a check pass that has no violation' {
        'CheckId,Resource,Reason', 'PasswordLength,*,x' | Set-Content -LiteralPath $path

        (Test-AdminAccount PasswordLength -MinimumPasswordLength 6 -ExceptionPath $path).Status | Should -Be 'Passed'
    }

    It 'reports a file <Name>, with its line' -ForEach @(
        @{ Name = 'that names an unknown check'; Text = "Line 3: There is no check 'UserMfaa'. Did you mean 'UserMfa'?"
            Lines = 'CheckId,Resource,Reason,Until', 'PasswordLength,*,x,', 'UserMfaa,*,x,' }
        @{ Name = 'with a wrong date'; Text = "Line 2: Until is '31.12.2026', which is not a date like 2026-12-31."
            Lines = 'CheckId,Resource,Reason,Until', 'PasswordLength,*,x,31.12.2026' }
        @{ Name = 'without a reason'; Text = 'Line 2: Reason is empty.'
            Lines = 'CheckId,Resource,Reason,Until', 'PasswordLength,*,,' }
        @{ Name = 'without columns'; Text = 'Line 1: There is no column CheckId, Resource, Reason.'
            Lines = 'PasswordLength,x', 'a,b' }
        @{ Name = 'with an open quotation mark'; Text = 'Line 2: A quotation mark is not closed.'
            Lines = 'CheckId,Resource,Reason,Until', 'PasswordLength,"*,x,', 'AccountAlias,*,x,' }
        @{ Name = 'that is empty'; Text = 'Line 1: The file is empty.'; Lines = '' }
    ) {
        Set-Content -LiteralPath $path $Lines

        $problem = { Test-AdminAccount -ExceptionPath $path } | Should -Throw -PassThru

        $problem | Format-Problem | Should -Be "InvalidExceptionFile InvalidArgument $path"
        "$problem" | Should -Match ([regex]::Escape($Text))
    }

    It 'reports a file that does not exist' {
        $problem = { Test-AdminAccount -ExceptionPath TestDrive:/nowhere.csv } | Should -Throw -PassThru

        $problem.FullyQualifiedErrorId | Should -BeLike 'ExceptionFileUnreadable,*'
    }
}

Describe 'Test-AdminAccount -ErrorOnFailure' {
    It 'returns the findings, and then an error that counts them' {
        $findings = Test-AdminAccount Password* -ErrorOnFailure -ErrorVariable problem -ErrorAction SilentlyContinue

        $findings.CheckId | Should -Contain 'PasswordLength'
        $failed = @($findings.Where({ $_.Status -eq 'Failed' })).Count
        $problem | Format-Problem | Should -Be 'SafeguardsFailed InvalidOperation 123456789012'
        "$problem" | Should -Be "$failed findings failed."
    }

    It 'counts findings that -Status does not show' {
        $null = Test-AdminAccount PasswordLength -Status Passed -ErrorOnFailure -ErrorVariable problem `
            -ErrorAction SilentlyContinue

        "$problem" | Should -Be '1 finding failed.'
    }

    It 'writes no error if nothing failed' {
        $null = Test-AdminAccount PasswordLength -MinimumPasswordLength 6 -ErrorOnFailure -ErrorAction Stop
    }

    It 'gives pwsh an exit code' {
        $command = "Import-Module '$(Join-Path $PSScriptRoot '../../AdminIam.psd1')'; `$null = Start-AdminSandbox; " +
            'Test-AdminAccount PasswordLength {0} -ErrorOnFailure'
        $program, $leading = Get-PowerShellCommand
        $leading = @($leading) + '-NoProfile', '-Command' | Where-Object { $_ }
        $output = & $program @leading ($command -f '') 2>&1
        "$output" | Should -Match '1 finding failed'
        $LASTEXITCODE | Should -Be 1
        $null = & $program @leading ($command -f '-MinimumPasswordLength 6') 2>&1
        $LASTEXITCODE | Should -Be 0
    }
}

Describe 'Test-AdminAccount where people are administrators by assignment' {
    BeforeEach {
        $url = (Start-AdminSandbox -Account 'Prod=111122223333' -IdentityCenterRegion eu-central-1).EndpointUrl
        $null = New-AdminGroup
        $null = New-AdminUser ann -GroupName Administrators -GeneratePassword
        $null = New-AdminPermissionSet Full AdministratorAccess
        $null = New-AdminPermissionSet Readers ReadOnlyAccess
        $null = New-AdminIdentityGroup Admins
        $null = New-AdminIdentityUser ada, zoe -GroupName Admins -GivenName A -FamilyName B
        $null = New-AdminIdentityUser reader -GivenName A -FamilyName B
    }

    It 'counts them as administrators of the account that the assignment is for' {
        $null = New-AdminAccountAssignment Full 111122223333 -GroupName Admins
        $null = New-AdminAccountAssignment Readers 123456789012 -UserName reader
        $before = Test-AdminAccount AdministratorCount
        $null = New-AdminAccountAssignment Full 123456789012 -GroupName Admins
        $after = Test-AdminAccount AdministratorCount

        $before.Status, $before.Reason | Should -Be Failed, '1 administrator can sign in: ann. Required: 2.'
        $after.Status, $after.Reason | Should -Be Passed,
            '3 administrators can sign in: ann; through IAM Identity Center ada, zoe. Required: 2.'
    }

    It 'cannot decide without the permission to read them, and does not count them' {
        $null = New-AdminAccountAssignment Full 123456789012 -GroupName Admins
        $null = New-AdminPolicy Test -Document (
            @{ Version = '2012-10-17'; Statement = @{ Effect = 'Allow'; Action = 'iam:*'; Resource = '*' } })
        $null = New-AdminGroup Testers Test
        $tester = New-AdminUser tester -GroupName Testers -ProgrammaticAccess
        $session = $tester | Connect-AdminAccount -EndpointUrl $url

        $finding = Test-AdminAccount AdministratorCount -Session $session

        $finding.Status | Should -Be Unknown
        $finding.Reason | Should -BeLike '1 administrator can sign in: ann. Required: 2.*sso:ListAccountAssignments*'
        (Test-AdminAccount AdministratorCount -AdministratorCount 1 -Session $session).Status | Should -Be Passed
    }
}

Describe 'Test-AdminAccount where a profile signs in with IAM Identity Center' {
    It 'finds the instance in the sso_region <Region> only: <Expected>' -ForEach @(
        @{ Region = 'eu-central-1'; Expected = 'Failed' }
        @{ Region = 'eu-west-1'; Expected = 'Manual' }
    ) {
        $url = (Start-AdminSandbox -Account 'Prod=111122223333' -IdentityCenterRegion eu-central-1).EndpointUrl
        $null = New-AdminUser ann -GeneratePassword
        $config = Join-Path $TestDrive 'config'
        Set-Content -LiteralPath $config '[profile people]', 'aws_access_key_id = sandbox',
            'aws_secret_access_key = sandbox', 'region = us-east-1', "sso_region = $Region"
        $environment = @{ AWS_CONFIG_FILE = $config; AWS_SHARED_CREDENTIALS_FILE = '/nonexistent' }

        $finding = Use-Environment $environment {
            Test-AdminAccount CentralUsers -ProfileName people -EndpointUrl $url
        }

        $finding.Status | Should -Be $Expected
        if ($Expected -eq 'Failed') {
            $finding.Resource | Should -Be ann
            $finding.Reason | Should -BeLike '*an instance in the Region eu-central-1, but this IAM user has a pass*'
        }
    }
}

Describe 'docs/safeguards.md' {
    It 'lists the checks as they are' {
        $page = Get-Content (Join-Path $PSScriptRoot '../../docs/safeguards.md')
        $documented = $page | Where-Object { $_ -cmatch '^\| [A-Z]\w+ \| [A-Z].*\|.*\|.*\|.*\|.*\|.*\|.*\|.*\|' }
        $checks = Test-AdminAccount | Group-Object CheckId | ForEach-Object { $_.Group[0] }
        $expected = foreach ($check in $checks) {
            $numbers = '3.0', '4.0.1', '5.0', '6.0', '7.0' | ForEach-Object { $check.Cis[$_] ?? '-' }
            $cells = @($check.CheckId, $check.Title, $check.Area, $check.Severity) + $numbers +
                (($check.SecurityHub -join ', ') -replace '^$', '-')
            "| $($cells -join ' | ') |"
        }
        $documented | Sort-Object | Should -Be ($expected | Sort-Object)
    }
}

Describe 'Test-AdminAccount after a repair' {
    It 'returns what is true now, and not what the credential report says' {
        $null = Test-AdminAccount UserMfa
        $null = New-AdminUser frank -GeneratePassword
        (Test-AdminAccount UserMfa -UserName frank).Status | Should -Be 'Failed'

        $null = Remove-AdminUserPassword frank -Confirm:$false

        (Test-AdminAccount UserMfa -UserName frank).Status | Should -Be 'Passed'
    }
}
