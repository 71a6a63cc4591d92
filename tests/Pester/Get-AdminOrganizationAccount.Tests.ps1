BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    Import-Module (Join-Path $PSScriptRoot 'SandboxOrganization.psm1')
    Start-SandboxOrganization -Account @(
        'Workloads/Live/Shop=111122223333', 'Workloads/Test/Shop=222233334444', 'Workloads/Build=333344445555'
        'Audit=444455556666', 'Old/Closed=555566667777') -State {
        param($organization, $accounts)
        $accounts.Closed.state = 'SUSPENDED'
        $accounts.Audit.joinedMethod = 'INVITED'
        foreach ($account in $organization.accounts) {
            switch ($account.id) {
                111122223333 { $account.tags = @{ Stage = 'prod'; Team = 'Shop' } }
                222233334444 { $account.tags = @{ Stage = 'test'; Team = 'Shop' } }
                333344445555 { $account.tags = @{ Stage = 'production' } }
            }
        }
    }

    function Get-Found([hashtable] $Parameter) {
        Get-AdminOrganizationAccount @Parameter | ForEach-Object { $_.AccountId.Substring(0, 4) } | Sort-Object
    }

    function Measure-Call([scriptblock] $Block) {
        $before = (Get-AdminSandbox).CallsByAction
        $null = & $Block
        $after = (Get-AdminSandbox).CallsByAction
        $calls = @{}
        foreach ($action in $after.Keys.Where({ $_ -like 'AWSOrganizations*' -and $after[$_] -ne $before[$_] })) {
            $calls[($action -split '\.')[-1]] = $after[$action] - $before[$action]
        }
        $calls
    }
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Get-AdminOrganizationAccount' {
    BeforeEach {
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    It 'lists all accounts in every state, with their organizational units' {
        Get-AdminOrganizationAccount | Sort-Object AccountId |
            ForEach-Object { "$($_.AccountId) $($_.AccountName) $($_.State) $($_.OrganizationalUnit)" } |
            Should -Be @(
                '111122223333 Shop ACTIVE /Workloads/Live', '123456789012 Management ACTIVE /'
                '222233334444 Shop ACTIVE /Workloads/Test', '333344445555 Build ACTIVE /Workloads'
                '444455556666 Audit ACTIVE /', '555566667777 Closed SUSPENDED /Old')
    }

    It 'has the properties of AWS, and no tags unless they are asked for' {
        $account = Get-AdminOrganizationAccount 111122223333

        $account.Email | Should -Be aws-111122223333@example.com
        $account.JoinedMethod | Should -Be CREATED
        $account.JoinedTimestamp.Kind | Should -Be Utc
        $account.Arn | Should -BeLike 'arn:aws:organizations::123456789012:account/o-*/111122223333'
        $account.OrganizationalUnit | Should -Be /Workloads/Live
        $null -eq $account.Tag | Should -BeTrue
        "$account" | Should -Be 111122223333
        (Get-AdminOrganizationAccount Audit -Detailed).Tag.Count | Should -Be 0
        (Get-AdminOrganizationAccount Audit).JoinedMethod | Should -Be INVITED
        (Get-AdminOrganizationAccount 1111-2222-3333 -Detailed).Tag.Team | Should -Be Shop
    }

    It 'selects <Expected> by <Parameter>' -ForEach @(
        @{ Parameter = @{ Account = '3333-4444-5555' }; Expected = '3333' }
        @{ Parameter = @{ Account = 'build' }; Expected = '3333' }
        @{ Parameter = @{ Account = 'S*', 'Audit' }; Expected = '1111', '2222', '4444' }
        @{ Parameter = @{ Account = 'Nothing*' }; Expected = $null }
        @{ Parameter = @{ Account = '/Workloads' }; Expected = '3333' }
        @{ Parameter = @{ OrganizationalUnit = '/Workloads' }; Expected = '3333' }
        @{ Parameter = @{ OrganizationalUnit = 'workloads/live' }; Expected = '1111' }
        @{ Parameter = @{ OrganizationalUnit = '/Workloads/*' }; Expected = '1111', '2222', '3333' }
        @{ Parameter = @{ OrganizationalUnit = '/*/Live', '/Old' }; Expected = '1111', '5555' }
        @{ Parameter = @{ OrganizationalUnit = '/*'; State = 'SUSPENDED', 'CLOSED' }; Expected = '5555' }
        @{ Parameter = @{ OrganizationalUnit = '/Workloads/*'; Account = 'S*' }; Expected = '1111', '2222' }
        @{ Parameter = @{ OrganizationalUnit = '/Workloads/*'; Account = 'Audit' }; Expected = $null }
        @{ Parameter = @{ OrganizationalUnit = '/Old'; Account = '555566667777' }; Expected = '5555' }
        @{ Parameter = @{ State = 'ACTIVE' }; Expected = '1111', '1234', '2222', '3333', '4444' }
        @{ Parameter = @{ Tag = @{ stage = 'PROD*' } }; Expected = '1111', '3333' }
        @{ Parameter = @{ Tag = 'Stage=prod;Team=*' }; Expected = '1111' }
        @{ Parameter = @{ Tag = @{ Stage = '*' }; Account = 'Shop*' }; Expected = '1111', '2222' }
        @{ Parameter = @{ Tag = @{ Nothing = '*' } }; Expected = $null }
    ) {
        Get-Found $Parameter | Should -Be $Expected
    }

    It 'lists the IDs of an ambiguous name, and continues with the others' {
        (Get-AdminOrganizationAccount Shop, Build @quiet).AccountName | Should -Be Build
        $problems | Format-Problem | Should -Be 'AmbiguousAccount InvalidArgument Shop'
        "$problems" | Should -Match '111122223333, 222233334444'
    }

    It 'reports <ErrorId> for <Parameter>' -ForEach @(
        @{ Parameter = @{ Account = '999999999999' }; ErrorId = 'AccountNotFound' }
        @{ Parameter = @{ Account = 'Aud' }; ErrorId = 'AccountNotFound' }
        @{ Parameter = @{ Account = '/Workload' }; ErrorId = 'OrganizationalUnitNotFound' }
        @{ Parameter = @{ OrganizationalUnit = 'Workload' }; ErrorId = 'OrganizationalUnitNotFound' }
    ) {
        Get-AdminOrganizationAccount @Parameter @quiet | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike "$ErrorId,*"
        $problems[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'takes IDs, names, rows and objects from the pipeline' {
        $rows = @'
Account Id,Owner
111122223333,a
333344445555,b
'@ | ConvertFrom-Csv
        ($rows | Get-AdminOrganizationAccount 3> $null).AccountName | Should -Be Shop, Build
        ('Build', 'Audit' | Get-AdminOrganizationAccount).AccountId | Should -Be 333344445555, 444455556666
        (Get-AdminOrganizationAccount S* | Get-AdminOrganizationAccount -Detailed).Tag.Stage | Should -Be prod, test
        Get-Item $PSScriptRoot | Get-AdminOrganizationAccount @quiet | Should -BeNullOrEmpty
        $problems | Should -Not -BeNullOrEmpty
    }

    It 'gives accounts to the commands that use them' {
        $null = New-AdminPermissionSet Readers @()
        $null = New-AdminIdentityGroup Auditors

        $assigned = Get-AdminOrganizationAccount -OrganizationalUnit /Workloads/* |
            New-AdminAccountAssignment Readers -GroupName Auditors

        $assigned.AccountId | Should -Be 111122223333, 222233334444, 333344445555
        $assigned.Outcome | Sort-Object -Unique | Should -Be Created
        (Get-AdminOrganizationAccount 1*3 | Get-AdminAccountAssignment).AccountName | Should -Be $null
        (Get-AdminOrganizationAccount Build | Get-AdminAccountAssignment).AccountName | Should -Be Build
    }

    It 'makes no more calls than needed' {
        $one = Measure-Call { Get-AdminOrganizationAccount 111122223333 }
        $one.Keys | Sort-Object | Should -Be DescribeAccount, DescribeOrganizationalUnit
        $one.DescribeOrganizationalUnit | Should -Be 2
        (Measure-Call { Get-AdminOrganizationAccount -OrganizationalUnit /Old }).Keys |
            Should -Not -Contain ListAccounts
        $all = Measure-Call { Get-AdminOrganizationAccount }
        $all.ListAccounts | Should -Be 1
        $all.ListAccountsForParent | Should -Be 5
        $all.Keys | Should -Not -Contain ListTagsForResource
    }

    It 'completes names, IDs of ambiguous names, and paths' {
        function Get-Completion([string] $Line) {
            (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText
        }

        $null = Get-AdminOrganizationAccount
        Get-Completion 'Get-AdminOrganizationAccount ' |
            Should -Be "'111122223333'", "'222233334444'", Audit, Build, Closed, Management
        Get-Completion 'New-AdminAccountAssignment Readers -Account ' | Should -Not -Contain Closed
        Get-Completion 'Get-AdminOrganizationAccount /W' |
            Should -Be /Workloads, "'/Workloads/*'", /Workloads/Live, /Workloads/Test
        Get-Completion 'Get-AdminOrganizationAccount -OrganizationalUnit ' |
            Should -Be /, "'/*'", /Old, /Workloads, "'/Workloads/*'", /Workloads/Live, /Workloads/Test
    }
}
