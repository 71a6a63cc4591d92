BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'SeededAccount.psm1') -Force
    # What no command of this module can change. A new check needs a remedy, or is added here.
    $console = 'only the root user can change it, in the console'
    $person = 'a person decides'
    $other = 'another service decides it'
    $withoutRemedy = @{
        RootAccessKey = $console; RootMfa = $console; RootHardwareMfa = $console; RootUse = $console
        BillingAccess = $console
        ContactDetails = $console; SecurityContact = $console; SecurityQuestions = $console
        OpenTrustPolicy = $person; UserWithoutGroup = $person; AdministratorCount = $person; CentralUsers = $person
        InstanceRole = $other; ResourcePolicies = $other; AccessAnalyzer = $other
        OrganizationGuardrails = $other; ManagementWorkloads = $other; OrganizationalUnits = $other
        PolicyDelegation = $other; ServiceDelegation = $other
    }
    $violations = @(
        Get-AccountViolation | Where-Object { $_ -notin $withoutRemedy.Keys } | ForEach-Object { @{ CheckId = $_ } })
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    Import-Module (Join-Path $PSScriptRoot 'SeededAccount.psm1') -Force

    # Starts a sandbox whose account violates checks. Some users have names that PowerShell could misread.
    function Start-Account([string[]] $CheckId) {
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).json"
        Write-AccountState -Path $path -Violation $CheckId -Change {
            param($account)
            if ('DirectPolicy' -in $CheckId) {
                '007', '1e3', 'a,b@example.com', '-dash' | ForEach-Object {
                    $account.State.users += , @{
                        name = $_; id = "AIDA$([guid]::NewGuid().ToString('N').Substring(0, 17).ToUpperInvariant())"
                        created = '2026-01-02T03:04:05Z'; groups = @('Developers')
                        attachedPolicies = @('arn:aws:iam::aws:policy/ReadOnlyAccess')
                    }
                }
            }
            if ('ExpiredCertificate' -in $CheckId) {
                $account.State.serverCertificates += , @{
                    name = '-a,b'; id = 'ASCAEXAMPLEEXAMPLE01'; created = '2026-01-02T03:04:05Z'; body = 'PEM'
                    expires = '2026-01-02T03:04:05Z'
                }
            }
        }
        $null = Start-AdminSandbox -Path $path
    }

    # Adds violations with names that PowerShell could misread.
    function Add-OddName([string] $CheckId) {
        switch ($CheckId) {
            'EmptyGroup' { '007', 'Nobody,here', '@all' | ForEach-Object { $null = New-AdminGroup $_ @() } }
            'FullAccessPolicy' {
                $document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'
                'Own,Power', '12' | ForEach-Object {
                    $null = New-AdminPolicy $_ -Document $document
                    $null = Add-AdminGroupPolicy Developers $_
                }
            }
            'CloudShellAccess' {
                $null = New-AdminGroup 'Shell,users' AWSCloudShellFullAccess
            }
            'LimitedGroup' { $null = Add-AdminGroupPolicy CloudHSMAdministrators IAMReadOnlyAccess }
        }
    }
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'The remedy of <CheckId>' -ForEach $violations {
    It 'turns its findings to Passed when it is run as it stands' {
        Start-Account $CheckId
        Add-OddName $CheckId
        $findings = @(Test-AdminAccount $CheckId -Status Failed)
        $findings | Should -Not -BeNullOrEmpty
        # Answers the prompts of the commands.
        $ConfirmPreference = 'None'
        Push-Location $TestDrive

        foreach ($finding in $findings) {
            $finding.Remedy | Should -Not -BeNullOrEmpty
            $null = Invoke-Expression $finding.Remedy -ErrorAction Stop -ErrorVariable problems
            $problems | Should -BeNullOrEmpty -Because $finding.Remedy
        }

        Pop-Location
        $resources = $findings.Resource
        Test-AdminAccount $CheckId | Where-Object { $_.Resource -in $resources -and $_.Status -eq 'Failed' } |
            ForEach-Object Reason | Should -BeNullOrEmpty
    }

    It 'is applied by Repair-AdminAccount -Force, and the next test confirms it' {
        Start-Account $CheckId
        Add-OddName $CheckId
        $findings = @(Test-AdminAccount $CheckId -Status Failed)
        $modes = @($findings.Repair)

        $results = @($findings | Repair-AdminAccount -Force -Confirm:$false)

        $results.Count | Should -Be $findings.Count
        $results.Resource | Should -Be $findings.Resource
        $results.Where({ $modes[[array]::IndexOf($results, $_)] -ne 'None' }).Status | Should -Not -Contain 'Failed'
        $repaired = $results.Where({ $_.Status -eq 'Passed' }).Resource
        Test-AdminAccount $CheckId | Where-Object { $_.Resource -in $repaired -and $_.Status -eq 'Failed' } |
            ForEach-Object Reason | Should -BeNullOrEmpty
    }
}

Describe 'A check without a remedy' {
    It 'is on the list above with the reason' -TestCases @{
        WithRemedy = $violations.CheckId; WithoutRemedy = $withoutRemedy.Keys
    } {
        $checks = (TabExpansion2 'Test-AdminAccount -CheckId ' 27).CompletionMatches.CompletionText

        @($WithRemedy) + @($WithoutRemedy) | Sort-Object | Should -Be ($checks | Sort-Object)
    }
}

Describe 'Repair-AdminAccount' {
    It 'makes safe repairs, and states what was done' {
        Start-Account PasswordLength, PasswordReuse, AccountAlias

        $results = Test-AdminAccount PasswordLength, PasswordReuse, AccountAlias | Repair-AdminAccount -Confirm:$false

        $results | Should -BeOfType ([AdminIam.AdminFinding])
        $results.CheckId | Should -Be 'PasswordLength', 'PasswordReuse', 'AccountAlias'
        $results.Status | Should -Be 'Passed', 'Passed', 'Passed'
        $results[0].Reason | Should -Match 'MinimumPasswordLength: 8 -> 14'
        $results[2].Reason | Should -Be 'The account alias account-123456789012 was set.'
        (Get-AdminPasswordPolicy).PasswordReusePrevention | Should -Be 24
    }

    It 'lists every repair with -WhatIf, and changes nothing' {
        Start-Account PasswordLength, DirectPolicy, EmptyGroup, LockLeft
        $calls = (Get-AdminSandbox).CallsByAction
        $findings = Test-AdminAccount PasswordLength, DirectPolicy, EmptyGroup, LockLeft

        $shown = Get-WhatIfText { $results = $findings | Repair-AdminAccount -WhatIf -Force }

        $shown | Should -Match 'Set password policy: -MinimumPasswordLength 14'
        $shown | Should -Match 'Move the policies of direct to a group: AmazonS3ReadOnlyAccess'
        $shown | Should -Match 'Delete the group Retired, which has no members'
        $shown | Should -Match 'Delete the user left, who is locked'
        ($shown -split "`n").Count | Should -Be 8
        $after = (Get-AdminSandbox).CallsByAction
        $after.Keys.Where({ $after[$_] -ne $calls[$_] }) -notmatch '^(Get|List|Generate)' | Should -BeNullOrEmpty
    }

    It 'removes nothing without -Force' {
        Start-Account UnusedPassword, EmptyGroup
        $results = Test-AdminAccount UnusedPassword, EmptyGroup | Repair-AdminAccount -Confirm:$false

        $results.Status | Should -Be 'Failed', 'Failed'
        $results.Reason | ForEach-Object { $_ | Should -Match 'Not repaired: Use -Force' }
        (Get-AdminUser idle -Detailed).HasPassword | Should -BeTrue

        $results = $results | Repair-AdminAccount -Force -Confirm:$false
        $results.Status | Should -Be 'Passed', 'Passed'
        $results.Reason | Should -Be "The console password of 'idle' was deleted.",
            "The group 'Retired' was deleted."
    }

    It 'returns findings that need a person with the reason' {
        Start-Account AccessKeyAge, UserWithoutGroup
        $results = Test-AdminAccount AccessKeyAge, UserWithoutGroup, InstanceRole | Repair-AdminAccount -Confirm:$false

        $results.CheckId | Should -Be 'AccessKeyAge', 'InstanceRole', 'UserWithoutGroup'
        $results.Status | Should -Be 'Failed', 'Manual', 'Failed'
        $results[0].Reason | Should -Match 'Not repaired: Run the remedy yourself'
        $results[2].Reason | Should -Match 'Not repaired: No command of this module'
    }

    It 'tests again first: a finding that does not fail any more is not repaired' {
        Start-Account EmptyGroup, AccountAlias
        $findings = Test-AdminAccount EmptyGroup, AccountAlias
        Add-AdminUserToGroup alice Retired
        $null = Set-AdminAccountAlias own-alias

        $results = $findings | Repair-AdminAccount -Force -Confirm:$false

        $results.Status | Should -Be 'Passed', 'Passed'
        $results[1].Reason | Should -Be 'The alias is own-alias.'
        (Get-AdminGroup Retired).GroupName | Should -Be 'Retired'
    }

    It 'uses the limits that a finding was found with' {
        Start-Account PasswordLength
        $null = Test-AdminAccount PasswordLength -MinimumPasswordLength 20 | Repair-AdminAccount -Confirm:$false

        (Get-AdminPasswordPolicy).MinimumPasswordLength | Should -Be 20
    }

    It 'accepts rows and deserialized findings' {
        Start-Account PasswordLength, PasswordReuse, AccountAlias
        $path = Join-Path $TestDrive 'findings.csv'
        Test-AdminAccount PasswordLength, RootAccessKey | Select-Object CheckId, Resource, AccountId, Status |
            Export-Csv -LiteralPath $path
        $serializer = [Management.Automation.PSSerializer]
        $copies = Test-AdminAccount PasswordReuse, AccountAlias |
            ForEach-Object { $serializer::Deserialize($serializer::Serialize($_)) }

        $rows = Import-Csv -LiteralPath $path | Repair-AdminAccount -Confirm:$false -WarningVariable warnings
        $results = $copies | Repair-AdminAccount -Confirm:$false -WarningVariable +warnings

        $rows.CheckId | Should -Be 'RootAccessKey', 'PasswordLength'
        $rows.Status | Should -Be 'Passed', 'Passed'
        $rows[1].Reason | Should -Match '8 -> 14'
        $results.Status | Should -Be 'Passed', 'Passed'
        $warnings | Should -BeNullOrEmpty
    }

    It 'does not repair accepted findings' {
        Start-Account EmptyGroup
        $path = Join-Path $TestDrive 'exceptions.csv'
        Set-Content -LiteralPath $path 'CheckId,Resource,Reason', 'EmptyGroup,*,Emergency access'

        $finding = Test-AdminAccount EmptyGroup -ExceptionPath $path
        $results = $finding | Repair-AdminAccount -Force -Confirm:$false

        $results.Status | Should -Be 'Accepted'
        $results.Reason | Should -Match 'Emergency access'
        ($finding | Select-Object CheckId, Resource, Status | Repair-AdminAccount -Force -Confirm:$false).Status |
            Should -Be 'Accepted'
        (Get-AdminGroup Retired).GroupName | Should -Be 'Retired'
    }

    It 'refuses findings of another account, unknown checks and incomplete rows, and processes the others' {
        Start-Account AccountAlias
        $results = @(
            @{ CheckId = 'AccountAlias'; Resource = '210987654321'; AccountId = '210987654321' }
            @{ CheckId = 'AcountAlias'; Resource = '123456789012'; AccountId = '123456789012' }
            @{ CheckId = 'AccountAlias'; Resource = ''; AccountId = '123456789012' }
            @{ CheckId = 'AccountAlias'; Resource = '123456789012'; AccountId = '123456789012'; Status = 'Broken' }
            @{ CheckId = 'accountalias'; Resource = '123456789012'; AccountId = '123456789012' }
        ) | Repair-AdminAccount -Confirm:$false -ErrorVariable problems -ErrorAction SilentlyContinue

        $problems.FullyQualifiedErrorId -replace ',.*' |
            Should -Be 'FindingOfOtherAccount', 'UnknownCheck', 'MissingValue', 'InvalidCell'
        "$($problems[0])" | Should -BeLike 'Row 1*of the account 210987654321, but*connected to 123456789012.'
        "$($problems[1].ErrorDetails.RecommendedAction)" | Should -Match 'AccountAlias'
        $results.Status | Should -Be 'Passed'
    }

    It 'continues after a failed repair' {
        Start-Account AccountAlias, PasswordLength
        $null = New-AdminPolicy Limit -Document ('{"Version":"2012-10-17","Statement":[' +
            '{"Effect":"Allow","Action":"*","Resource":"*"},' +
            '{"Effect":"Deny","Action":"iam:UpdateAccountPasswordPolicy","Resource":"*"}]}')
        $null = New-AdminGroup Limited Limit
        $session = New-AdminUser operator Limited -ProgrammaticAccess |
            Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl

        $results = Test-AdminAccount PasswordLength, AccountAlias |
            Repair-AdminAccount -Confirm:$false -Session $session -ErrorVariable problems -ErrorAction SilentlyContinue

        $problems.FullyQualifiedErrorId | Should -Be 'AccessDenied,AdminIam.Commands.RepairAdminAccountCommand'
        $results.Status | Should -Be 'Failed', 'Passed'
        $results[0].Reason | Should -Match 'Not repaired: .*iam:UpdateAccountPasswordPolicy'
        Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl (Get-AdminSandbox).EndpointUrl
    }

    It 'does not affect the caller, not even with -Force' {
        Start-Account UnusedPassword
        Add-AdminUserToGroup idle Administrators -Confirm:$false
        $session = New-AdminAccessKey idle | Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl

        $results = Test-AdminAccount UnusedPassword | Repair-AdminAccount -Force -Confirm:$false -Session $session `
            -ErrorVariable problems

        $problems | Should -BeNullOrEmpty
        $results.Status | Should -Be 'Failed'
        $results.Reason | Should -Match "Not repaired: It concerns 'idle', the user of this session\.$"
        $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl (Get-AdminSandbox).EndpointUrl
        (Get-AdminUser idle -Detailed).HasPassword | Should -BeTrue
    }

    It 'keeps the last administrator who can sign in, not even with -Force' {
        Start-Account UnusedAdministrator
        Remove-AdminUser bob -Force -Confirm:$false

        $results = Test-AdminAccount UnusedAdministrator |
            Repair-AdminAccount -Force -Confirm:$false -ErrorVariable problems -ErrorAction SilentlyContinue

        $problems.FullyQualifiedErrorId | Should -Be 'LastAdministrator,AdminIam.Commands.RepairAdminAccountCommand'
        $results.Status | Should -Be 'Failed'
        $results.Reason | Should -Match "Not repaired: 'alice' is the last user"
        (Get-AdminUser alice -Detailed).IsLocked | Should -BeFalse
    }

    It 'moves the same policies of several users to one group' {
        Start-Account DirectPolicy
        $results = Test-AdminAccount DirectPolicy | Repair-AdminAccount -Confirm:$false

        $results.Status | Sort-Object -Unique | Should -Be 'Passed'
        (Get-AdminGroupMember ReadOnlyAccess).UserName | Sort-Object |
            Should -Be ('007', '-dash', '1e3', 'a,b@example.com' | Sort-Object)
        (Get-AdminGroupMember AmazonS3ReadOnlyAccess).UserName | Should -Be 'direct'
        (Get-AdminUser direct -Detailed).Policies | Should -BeNullOrEmpty
    }
}
