BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'New-AdminGroup' {
    BeforeEach {
        $null = Start-AdminSandbox
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'creates Administrators with AdministratorAccess' -Skip:$noCli {
        $group = New-AdminGroup

        $group.GroupName | Should -Be 'Administrators'
        $group.Policy | Should -Be 'AdministratorAccess'
        $group.Outcome | Should -Be 'Created'
        $group.Arn | Should -Be 'arn:aws:iam::123456789012:group/Administrators'
        $attached = (Invoke-AwsCli iam list-attached-group-policies --group-name Administrators).AttachedPolicies
        $attached.PolicyArn | Should -Be 'arn:aws:iam::aws:policy/AdministratorAccess'
    }

    It 'reports the outcome as text, also in JSON' {
        New-AdminGroup -WhatIf | ConvertTo-Json | ConvertFrom-Json | ForEach-Object Outcome | Should -BeExactly 'WhatIf'
        New-AdminGroup | ConvertTo-Json | ConvertFrom-Json | ForEach-Object Outcome | Should -BeExactly 'Created'
    }

    It 'accepts policies by name and by ARN, and a path' {
        $group = New-AdminGroup Auditors -Policy SecurityAudit,
            arn:aws:iam::aws:policy/job-function/ViewOnlyAccess -Path /audit/

        $group.Policy | Should -Be 'SecurityAudit', 'ViewOnlyAccess'
        (Get-AdminGroup Auditors).Path | Should -Be '/audit/'
        (Get-AdminGroup Auditors).Policy | Sort-Object | Should -Be 'SecurityAudit', 'ViewOnlyAccess'
    }

    It 'creates one group for every row of a CSV' {
        $groups = 'GroupName,Policy', 'Ops,PowerUserAccess', 'Audit,SecurityAudit;IAMReadOnlyAccess' |
            ConvertFrom-Csv | New-AdminGroup

        $groups.GroupName | Should -Be 'Ops', 'Audit'
        $groups[1].Policy | Should -Be 'SecurityAudit', 'IAMReadOnlyAccess'
    }

    It 'refuses a group that exists, whatever the case of its name' {
        $null = New-AdminGroup
        New-AdminGroup administrators @quiet

        $problems | Format-Problem | Should -Be 'GroupAlreadyExists ResourceExists administrators'
        $problems[0].ErrorDetails.RecommendedAction | Should -Match '-Ensure'
    }

    It 'adds only what is missing with -Ensure' {
        (New-AdminGroup Auditors -Policy SecurityAudit -Ensure).Outcome | Should -Be 'Created'
        (New-AdminGroup Auditors -Policy SecurityAudit -Ensure).Outcome | Should -Be 'Unchanged'
        $updated = New-AdminGroup auditors -Policy SecurityAudit, ViewOnlyAccess -Ensure

        $updated.Outcome | Should -Be 'Updated'
        $updated.Policy | Should -Be 'SecurityAudit', 'ViewOnlyAccess'
        (New-AdminGroup Auditors -Policy ViewOnlyAccess -Ensure).Outcome | Should -Be 'Unchanged'
        (Get-AdminGroup Auditors).Policy.Count | Should -Be 2
    }

    It 'grants no group permissions by default: <Case>' -ForEach @(
        @{ Case = 'a name'; Work = { New-AdminGroup Interns @quiet } }
        @{ Case = 'a name with -Ensure'; Work = { New-AdminGroup Interns -Ensure @quiet } }
        @{ Case = 'a name with -WhatIf'; Work = { New-AdminGroup Interns -WhatIf @quiet } }
        @{ Case = 'a name with -Ensure -WhatIf'; Work = { New-AdminGroup Interns -Ensure -WhatIf @quiet } }
        @{ Case = 'a piped name'; Work = { 'Interns' | New-AdminGroup @quiet } }
        @{ Case = 'a row'; Work = { [pscustomobject]@{ GroupName = 'Interns'; Policy = '' } | New-AdminGroup @quiet } }
    ) {
        . $Work | Should -BeNullOrEmpty

        $problems | Format-Problem | Should -Be 'PolicyRequired InvalidArgument Interns'
        $problems[0].ErrorDetails.RecommendedAction | Should -Match '-Policy @\(\)'
        Get-AdminGroup | Should -BeNullOrEmpty
    }

    It 'continues after a group without a policy' {
        $groups = 'GroupName,Policy', 'Ops,PowerUserAccess', 'Interns,', 'administrators,' | ConvertFrom-Csv |
            New-AdminGroup @quiet

        $groups.GroupName | Should -Be 'Ops', 'administrators'
        $groups[1].Policy | Should -Be 'AdministratorAccess'
        $problems | Format-Problem | Should -Be 'PolicyRequired InvalidArgument Interns'
    }

    It 'gives Administrators AdministratorAccess because of its name, and no policies if none are requested' {
        (New-AdminGroup Administrators).Policy | Should -Be 'AdministratorAccess'
        (New-AdminGroup Interns -Policy @()).Policy | Should -BeNullOrEmpty
        (Get-AdminGroup Interns).Policy | Should -BeNullOrEmpty
    }

    It 'does not change the policies of an existing group if -Ensure names none: <Name>' -ForEach @(
        @{ Name = 'Auditors' }, @{ Name = 'Administrators' }
    ) {
        $null = New-AdminGroup $Name -Policy SecurityAudit
        $group = New-AdminGroup $Name -Ensure

        $group.Outcome | Should -Be 'Unchanged'
        $group.Policy | Should -Be 'SecurityAudit'
        (Get-AdminGroup $Name).Policy | Should -Be 'SecurityAudit'
    }

    It 'completes Administrators with -Ensure and no name' {
        $null = New-AdminGroup Administrators -Policy @()
        $group = New-AdminGroup -Ensure

        $group.Outcome | Should -Be 'Updated'
        $group.Change | Should -Be 'policy attached: AdministratorAccess'
        (Get-AdminGroup Administrators).Policy | Should -Be 'AdministratorAccess'
        (New-AdminGroup -Ensure).Outcome | Should -Be 'Unchanged'
    }

    It 'sets the path and the policies that -Ensure requests, and reports what it changed' {
        $null = New-AdminGroup Auditors -Policy SecurityAudit -Path /old/
        $updated = New-AdminGroup auditors -Policy ViewOnlyAccess -Path /audit/ -Ensure

        $updated.Outcome | Should -Be 'Updated'
        $updated.Change | Should -Be 'path: /old/ -> /audit/', 'policy attached: ViewOnlyAccess'
        $updated.Arn | Should -Be 'arn:aws:iam::123456789012:group/audit/Auditors'
        $group = Get-AdminGroup Auditors
        $group.Path | Should -Be '/audit/'
        $group.Policy | Sort-Object | Should -Be 'SecurityAudit', 'ViewOnlyAccess'

        $again = New-AdminGroup Auditors -Policy ViewOnlyAccess -Path /audit/ -Ensure
        $again.Outcome | Should -Be 'Unchanged'
        $again.Change | Should -BeNullOrEmpty
        (New-AdminGroup Auditors -Ensure).Path | Should -Be '/audit/'
    }

    It 'does not change the path of a group whose policies cannot be attached' {
        $null = New-AdminGroup Auditors -Policy SecurityAudit -Path /old/
        New-AdminGroup Auditors -Policy NoSuchPolicy -Path /audit/ -Ensure @quiet | Should -BeNullOrEmpty

        $problems | Format-Problem | Should -Be 'PolicyNotFound ObjectNotFound NoSuchPolicy'
        (Get-AdminGroup Auditors).Path | Should -Be '/old/'
    }

    It 'lists with -WhatIf what -Ensure would change' {
        $null = New-AdminGroup Auditors -Policy SecurityAudit -Path /old/
        $settings = @{
            GroupName = 'Auditors'; Policy = 'ViewOnlyAccess'; Path = '/audit/'; Ensure = $true; WhatIf = $true
        }
        $text = Get-WhatIfText { New-AdminGroup @settings }
        $group = New-AdminGroup @settings

        $text | Should -Match 'path: /old/ -> /audit/; policy attached: ViewOnlyAccess'
        $group.Outcome | Should -Be 'WhatIf'
        $group.Change.Count | Should -Be 2
        (Get-AdminGroup Auditors).Path | Should -Be '/old/'
        (Get-AdminGroup Auditors).Policy | Should -Be 'SecurityAudit'
    }

    It 'creates no group for an unknown policy, and suggests similar ones' {
        New-AdminGroup Ops -Policy AdministratorAcess @quiet

        $problems | Format-Problem | Should -Be 'PolicyNotFound ObjectNotFound AdministratorAcess'
        "$problems" | Should -Match "Did you mean 'AdministratorAccess'"
        Get-AdminGroup | Should -BeNullOrEmpty
    }

    It 'suggests similar policies for an unknown ARN too' {
        New-AdminGroup Ops -Policy arn:aws:iam::aws:policy/PowerUserAcces @quiet

        $problems | Format-Problem | Should -Be 'PolicyNotFound ObjectNotFound arn:aws:iam::aws:policy/PowerUserAcces'
        "$problems" | Should -Match "'PowerUserAccess'"
    }

    It 'refuses the name <Name>' -ForEach @(
        @{ Name = 'two words' }
        @{ Name = 'a' * 129 }
        @{ Name = 'a:b' }
    ) {
        New-AdminGroup $Name @quiet

        $problems | Format-Problem | Should -Be "InvalidGroupName InvalidArgument $Name"
    }

    It 'refuses an invalid path' {
        New-AdminGroup Ops -Path ops @quiet

        $problems | Format-Problem | Should -Be 'InvalidPath InvalidArgument Ops'
    }

    It 'continues after a group that cannot be created' {
        $groups = 'Ops', 'two words', 'Audit' | New-AdminGroup -Policy @() @quiet

        $groups.GroupName | Should -Be 'Ops', 'Audit'
        $problems.Count | Should -Be 1
    }

    It 'refuses eleven policies before it creates the group' {
        $names = (Get-AdminPolicy -Scope AWS | Where-Object Path -EQ '/').PolicyName | Select-Object -First 11
        New-AdminGroup Full -Policy $names @quiet

        $problems | Format-Problem | Should -Be 'QuotaExceeded LimitsExceeded Full'
        "$problems" | Should -Match "'Full' would have 11 managed policies"
        Get-AdminGroup F* | Should -BeNullOrEmpty
    }

    It 'returns an error for another policy of a group that has ten' {
        $names = (Get-AdminPolicy -Scope AWS | Where-Object Path -EQ '/').PolicyName | Select-Object -First 11
        $null = New-AdminGroup Full -Policy $names[0..9]
        New-AdminGroup Full -Policy $names[10] -Ensure @quiet

        $problems | Format-Problem | Should -Be 'QuotaExceeded LimitsExceeded Full'
        $problems[0].ErrorDetails.RecommendedAction | Should -Match 'A group can have 10'
        (Get-AdminGroup Full).Policy.Count | Should -Be 10
    }

    It 'is refused to a user without permissions' {
        $session = New-AdminUser powerless -ProgrammaticAccess |
            Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl
        New-AdminGroup Ops -Policy @() -Session $session @quiet

        $problems | Format-Problem | Should -Be 'AccessDenied PermissionDenied Ops'
        "$problems" | Should -Match 'user/powerless'
    }

    It 'changes nothing with -WhatIf, and shows what it would create' {
        $before = (Get-AdminSandbox).TotalCalls
        $group = New-AdminGroup Ops -Policy PowerUserAccess -WhatIf

        $group.Outcome | Should -Be 'WhatIf'
        $group.GroupName | Should -Be 'Ops'
        $group.Policy | Should -Be 'PowerUserAccess'
        (Get-AdminSandbox).TotalCalls | Should -Be $before
    }

    It 'accepts groups from Get-AdminGroup' {
        $null = New-AdminGroup Ops -Policy PowerUserAccess

        (Get-AdminGroup Ops | New-AdminGroup -Ensure).Outcome | Should -Be 'Unchanged'
    }

    It 'reports the parameter that is null' {
        { New-AdminGroup Nothing -Policy $null } | Should -Throw -ExpectedMessage "*parameter 'Policy'*"
    }
}
