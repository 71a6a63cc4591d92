BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    # moto is an independent mock of AWS, and boto3 an independent client.
    $python = Get-PythonWith boto3, moto.server
    $noMoto = -not $python
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'IAM Identity Center of a foreign implementation (moto)' -Skip:$noMoto -ForEach @{ Python = $python } {
    BeforeAll {
        # The gaps of moto that the commands meet, and its laxities:
        # - No boundaries, tags, DescribeInstance, status of provisioning, or lists of requests: these operations end
        #   with 500 and HTML, as does every operation that moto does not have.
        # - ListDelegatedAdministrators and RegisterDelegatedAdministrator refuse sso.amazonaws.com.
        # - No UpdateUser, UpdateGroup, IsMemberInGroups, GetGroupMembershipId or DescribeGroupMembership.
        # - AWS managed policies for job functions are not known under their path.
        # - The session duration that was not specified is the number 3600; every instance is in every Region; ARNs of
        #   permission sets have another form; sets of the same name, unknown principals and accounts are accepted;
        #   requests succeed at once; a set with assignments can be deleted; ListAccounts has no pages.
        $moto = Start-Moto $Python (Join-Path $TestDrive clock)
        $url = $moto.Url

        function Invoke-Reader([string] $Action) {
            $variables = @{ MOTO_URL = $url; AWS_ENDPOINT_URL = $url; AWS_PROFILE = $null }
            $script = Join-Path $PSScriptRoot read_moto_center.py
            $lines = Use-Environment $variables { & $Python $script $Action 2>&1 }
            if ($LASTEXITCODE -ne 0) {
                throw "read_moto_center.py failed: $($lines -join "`n")"
            }
            $lines | ConvertFrom-Json -AsHashtable
        }

        $accounts = Invoke-Reader seed
        $null = Connect-AdminAccount -AccessKey testing -SecretKey testing -EndpointUrl $url -Region us-east-1
        $people = 1..30 | ForEach-Object {
            [pscustomobject]@{
                UserName = "person$_"; GivenName = "Given$_"; FamilyName = "Family $_"; Email = "person$_@example.com"
                GroupName = $_ % 2 ? 'Operators' : 'Operators;Auditors'
            }
        }
        $deny = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}'
        $null = New-AdminIdentityGroup Operators 'Operates everything'
        $null = New-AdminIdentityGroup Auditors
        $users = $people | New-AdminIdentityUser
        $operators = New-AdminPermissionSet Operators PowerUserAccess, SecurityAudit -SessionDuration 08:00 `
            -CustomerManagedPolicy /teams/Deploy, /Base -InlinePolicy $deny -RelayState https://example.com/console `
            -Description 'Operates everything'
        $null = New-AdminPermissionSet Auditors SecurityAudit -SessionDuration PT90M
        $null = Set-AdminPermissionSet Auditors ReadOnlyAccess -Exact
    }

    AfterAll {
        Stop-Moto $moto
        Disconnect-AdminAccount
    }

    It 'has the users, groups and memberships that were asked for' {
        $users.Outcome | Should -Be (@('Created') * 30)
        $read = Invoke-Reader read

        $read.groups.Keys | Sort-Object | Should -Be Auditors, Operators
        $read.groups.Operators | Should -Be 'Operates everything'
        $read.users.Count | Should -Be 30
        foreach ($person in $people) {
            $read.users[$person.UserName] | Should -Be $person.GivenName, $person.FamilyName,
                "$($person.GivenName) $($person.FamilyName)", $person.Email
        }
        $read.members.Operators | Should -Be @($people.UserName | Sort-Object -CaseSensitive)
        $read.members.Auditors.Count | Should -Be 15
    }

    It 'has the permission sets with the policies that were asked for' {
        $operators.Outcome | Should -Be Created
        $sets = (Invoke-Reader read).sets

        $sets.Operators.attributes | Should -Be 'Operates everything', PT8H, https://example.com/console
        $sets.Operators.managed | Should -Be arn:aws:iam::aws:policy/PowerUserAccess,
            arn:aws:iam::aws:policy/SecurityAudit
        $sets.Operators.customer | Should -Be /Base, /teams/Deploy
        ($sets.Operators.inline | ConvertFrom-Json).Statement[0].Effect | Should -Be Deny
        $sets.Auditors.attributes[1] | Should -Be PT1H30M
        $sets.Auditors.managed | Should -Be arn:aws:iam::aws:policy/ReadOnlyAccess
    }

    It 'changes nothing again with -Ensure' {
        $before = Invoke-Reader read | ConvertTo-Json -Depth 9
        # Without the groups, because moto has no operation that looks for a membership.
        ($people | Select-Object * -ExcludeProperty GroupName | New-AdminIdentityUser -Ensure).Outcome |
            Should -Be (@('Unchanged') * 30)
        (New-AdminIdentityGroup Operators -Ensure).Outcome | Should -Be Unchanged
        (New-AdminPermissionSet Operators PowerUserAccess -CustomerManagedPolicy /Base -InlinePolicy $deny `
            -SessionDuration 08:00 -Ensure).Outcome | Should -Be Unchanged
        Invoke-Reader read | ConvertTo-Json -Depth 9 | Should -Be $before
    }

    It 'has the assignments that were asked for' {
        $made = New-AdminAccountAssignment Operators -GroupName Operators -Account $accounts.Prod, $accounts.Test
        $made.Outcome | Should -Be Created, Created
        $null = New-AdminAccountAssignment Auditors -GroupName Auditors -UserName person1 -Account Prod
        $expected = 'Prod Auditors GROUP Auditors', 'Prod Auditors USER person1', 'Prod Operators GROUP Operators',
            'Test Operators GROUP Operators'
        (Invoke-Reader read).assignments | Should -Be $expected

        Remove-AdminAccountAssignment Auditors -UserName person1 -Account Prod -Confirm:$false
        (Invoke-Reader read).assignments | Should -Be $expected.Where({ $_ -notlike '*person1' })
    }

    It 'has nothing of a permission set that was deleted' {
        Remove-AdminPermissionSet Auditors -Confirm:$false
        $read = Invoke-Reader read

        $read.sets.Keys | Should -Be Operators
        $read.assignments | Should -Not -Match Auditors
    }

    It 'names an operation that the implementation lacks, and what is therefore missing' {
        New-AdminPermissionSet Bounded -Policy @() -PermissionsBoundary PowerUserAccess -ErrorVariable problems `
            -ErrorAction SilentlyContinue

        "$($problems[0])" | Should -Match "'Bounded' was created, but not completed: .*responded to PutPermissionsBound"
        "$($problems[0])" | Should -Match 'Missing: permissions boundary: none -> arn:aws:iam::aws:policy/PowerUser'
    }
}
