BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
    $everything = '{"Effect":"Allow","Action":"*","Resource":"*"}'
    $denial = '{"Sid":"DenyEverything","Effect":"Deny","Action":"*","Resource":"*"}'
    $sessions = '{"Sid":"SessionsIssuedBefore","Effect":"Deny","Action":"*","Resource":"*","Condition":{"DateLessThan":{"aws:TokenIssueTime":"2026-01-02T03:04:05Z"}}}'
    $took = '{"Sid":"TakenByTheLock","Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalTag/AdminIamLockTook":["AccessKey KEY"]}}}'
    $forgeries = @(
        @{ Case = 'allows everything'; Statement = $everything; Denies = $false }
        @{ Case = 'denies only where a condition holds'; Statement = $denial.Replace('"*"}', '"*","Condition":{"StringEquals":{"aws:username":"nobody"}}}'), $sessions, $took; Denies = $false }
        @{ Case = 'denies one service'; Statement = $denial.Replace('"Action":"*"', '"Action":"s3:*"'), $sessions, $took; Denies = $false }
        @{ Case = 'denies one resource'; Statement = $denial.Replace('"Resource":"*"', '"Resource":"arn:aws:s3:::x"'), $sessions, $took; Denies = $false }
        @{ Case = 'denies old sessions alone'; Statement = $sessions, $took; Denies = $false }
        @{ Case = 'says more than the lock does'; Statement = $denial, $sessions, $took, $everything; Denies = $true }
        @{ Case = 'remembers under another condition'; Statement = $denial, $sessions, $took.Replace('StringNotEquals', 'StringNotLike'); Denies = $true }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $quiet = @{
        Confirm = $false; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems'
        WarningAction = 'SilentlyContinue'; WarningVariable = 'warnings'
    }

    function Write-InlinePolicy($UserName, $PolicyName, $Document) {
        $null = Invoke-AwsCli iam put-user-policy --user-name $UserName --policy-name $PolicyName --policy-document $Document
    }

    function Write-BigPolicy {
        $statement = '{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::' + ('x' * 900) + '"}'
        Write-InlinePolicy alice big ('{"Version":"2012-10-17","Statement":[' + $statement + ',' + $statement + ']}')
    }

    # A session that may do everything but what the statements deny.
    function Connect-Operator([string[]] $Denied) {
        $operator = New-AdminUser operator -ProgrammaticAccess
        $actions = ConvertTo-Json @($Denied) -Compress
        Write-InlinePolicy operator own (
            '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":' +
            $actions + ',"Resource":"*"}]}')
        $url = (Get-AdminSandbox).EndpointUrl
        $operator | Connect-AdminAccount -EndpointUrl $url
        # The other commands of the test go on as root.
        $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url
    }

    function Get-LockPolicy {
        (Invoke-AwsCli iam get-user-policy --user-name alice --policy-name AdminIamLock).PolicyDocument.Statement
    }
}

Describe 'A lock that somebody works against' -Skip:$noCli {
    BeforeEach {
        $null = Start-AdminSandbox
        $alice = New-AdminUser alice -ProgrammaticAccess -GeneratePassword -GroupName (New-AdminGroup).GroupName -Path /staff/
        $null = New-AdminUser other -GroupName Administrators -GeneratePassword
        $off = New-AdminAccessKey alice
        $null = $off | Disable-AdminAccessKey
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'writes its policy anew where the one there <Case>, and does not believe its memory' -ForEach $forgeries {
        $document = '{"Version":"2012-10-17","Statement":[' + ($Statement -join ',').Replace('KEY', $off.AccessKeyId) + ']}'
        Write-InlinePolicy alice AdminIamLock $document
        (Get-AdminUser alice -Detailed).IsLocked | Should -Be $Denies
        (Get-AdminUser -Detailed | Where-Object UserName -EQ alice).IsLocked | Should -Be $Denies

        (Lock-AdminUser alice @quiet).Outcome | Should -Be Locked

        "$warnings" | Should -Match 'not as Lock-AdminUser writes it'
        $statements = Get-LockPolicy
        $statements.Count | Should -Be 3
        $statements[0].Effect, $statements[0].Action, $statements[0].Resource, $statements[0].Condition | Should -Be Deny, *, *, $null
        $statements[2].Condition.StringNotEquals.'aws:PrincipalTag/AdminIamLockTook' | Should -Be "AccessKey $($alice.AccessKeyId)"
        (Get-AdminUser alice -Detailed).IsLocked | Should -BeTrue
        (Unlock-AdminUser alice).Outcome | Should -Be Unlocked
        (Get-AdminAccessKey alice | Where-Object Status -EQ Active).AccessKeyId | Should -Be $alice.AccessKeyId
    }

    It 'notices that its policy was weakened while the user was locked' {
        $null = Lock-AdminUser alice -Confirm:$false
        Write-InlinePolicy alice AdminIamLock '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}'

        (Get-AdminUser alice -Detailed).IsLocked | Should -BeFalse
        (Lock-AdminUser alice @quiet).Outcome | Should -Be Locked
        (Get-AdminUser alice -Detailed).IsLocked | Should -BeTrue
    }

    It 'accepts its policy as the console saves it' {
        $null = Lock-AdminUser alice -Confirm:$false
        $document = Invoke-AwsCli iam get-user-policy --user-name alice --policy-name AdminIamLock
        $statements = $document.PolicyDocument.Statement
        $statements[2].Condition.StringNotEquals.'aws:PrincipalTag/AdminIamLockTook' = "AccessKey $($alice.AccessKeyId)"
        Write-InlinePolicy alice AdminIamLock ($document.PolicyDocument | ConvertTo-Json -Depth 9)

        (Lock-AdminUser alice -Confirm:$false).Outcome | Should -Be Unchanged
        $null = Unlock-AdminUser alice
        (Get-AdminAccessKey alice | Where-Object Status -EQ Active).AccessKeyId | Should -Be $alice.AccessKeyId
    }

    It 'unlocks nothing by a forged policy, and says what to do' {
        Write-InlinePolicy alice AdminIamLock '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}'

        Unlock-AdminUser alice @quiet | Should -BeNullOrEmpty
        $problems | Format-Problem | Should -Be 'LockUnreadable InvalidOperation alice'
        $problems[0].ErrorDetails.RecommendedAction | Should -Match 'Lock-AdminUser'
    }

    It 'switches keys off and attaches AWSDenyAll where other inline policies leave no room' {
        Write-BigPolicy

        (Lock-AdminUser alice @quiet).Outcome | Should -Be Locked

        "$warnings" | Should -Match 'AWSDenyAll is attached instead'
        $locked = Get-AdminUser alice -Detailed
        $locked.Policy, $locked.IsLocked | Should -Be AWSDenyAll, $true
        $locked.AccessKeyDetail.Status | Should -Be Inactive, Inactive
        (Get-AdminUser -Detailed | Where-Object UserName -EQ alice).IsLocked | Should -BeTrue
        (Lock-AdminUser alice @quiet).Outcome | Should -Be Unchanged
        (Unlock-AdminUser alice).Outcome | Should -Be Unlocked
        $unlocked = Get-AdminUser alice -Detailed
        $unlocked.Policy | Should -BeNullOrEmpty
        $unlocked.Tag.Keys | Should -BeNullOrEmpty
        $unlocked.IsLocked | Should -BeFalse
        (Get-AdminAccessKey alice | Where-Object Status -EQ Active).AccessKeyId | Should -Be $alice.AccessKeyId
    }

    It 'leaves an AWSDenyAll attached that it has not attached' {
        Write-BigPolicy
        $null = Invoke-AwsCli iam attach-user-policy --user-name alice --policy-arn arn:aws:iam::aws:policy/AWSDenyAll

        (Lock-AdminUser alice @quiet).Outcome | Should -Be Locked
        (Unlock-AdminUser alice).Outcome | Should -Be Unlocked

        (Get-AdminUser alice -Detailed).Policy | Should -Be AWSDenyAll
        (Get-AdminAccessKey alice | Where-Object Status -EQ Active).AccessKeyId | Should -Be $alice.AccessKeyId
    }

    It 'locks where its policy may not be read' {
        $session = Connect-Operator iam:GetUserPolicy

        (Lock-AdminUser alice -Session $session @quiet).Outcome | Should -Be Locked

        "$warnings" | Should -Match 'could not be read .*AWSDenyAll is attached instead'
        (Get-AdminUser alice -Detailed).AccessKeyDetail.Status | Should -Be Inactive, Inactive
        (Get-AdminUser alice -Detailed).Policy | Should -Be AWSDenyAll
    }

    It 'says what it took where it may not record that' {
        $session = Connect-Operator iam:PutUserPolicy, iam:TagUser

        (Lock-AdminUser alice -Session $session @quiet).Outcome | Should -Be Locked
        "$warnings" | Should -Match "could not be recorded.*$($alice.AccessKeyId)"
    }

    It 'switches keys off where nothing can be denied, and does not call that locked' {
        $session = Connect-Operator iam:PutUserPolicy, iam:AttachUserPolicy

        (Lock-AdminUser alice -Session $session @quiet).Outcome | Should -Be Incomplete

        $problems | Format-Problem | Should -Be 'LockIncomplete InvalidOperation alice'
        "$problems" | Should -Match 'not denied anything yet'
        (Get-AdminAccessKey alice).Status | Should -Be Inactive, Inactive
    }

    It 'denies everything where keys may not be <Case>, and does not call that locked' -ForEach @(
        @{ Case = 'listed'; Action = 'iam:ListAccessKeys' }
        @{ Case = 'switched off'; Action = 'iam:UpdateAccessKey' }
        @{ Case = 'checked for SSH'; Action = 'iam:ListSSHPublicKeys' }
    ) {
        $session = Connect-Operator $Action

        (Lock-AdminUser alice -Force -Session $session @quiet).Outcome | Should -Be Incomplete

        $problems | Format-Problem | Should -Be 'LockIncomplete InvalidOperation alice'
        "$problems" | Should -Match "denied everything.*$Action"
        (Get-AdminUser alice -Detailed).IsLocked | Should -BeTrue
    }

    It 'goes on where unlocking failed half way' {
        $null = Lock-AdminUser alice -Confirm:$false
        $session = Connect-Operator iam:DeleteUserPolicy

        Unlock-AdminUser alice -Session $session @quiet | Should -BeNullOrEmpty

        $problems | Format-Problem | Should -Be 'AccessDenied PermissionDenied alice'
        "$problems" | Should -Match "still locked.*$($alice.AccessKeyId) may be active again"
        (Get-AdminUser alice -Detailed).IsLocked | Should -BeTrue
        (Unlock-AdminUser alice).Outcome | Should -Be Unlocked
        (Get-AdminAccessKey alice | Where-Object Status -EQ Active).AccessKeyId | Should -Be $alice.AccessKeyId
        (Get-AdminUser alice -Detailed).InlinePolicy | Should -BeNullOrEmpty
    }

    It 'says with -WhatIf what is given back' {
        $null = Lock-AdminUser alice -Confirm:$false
        $said = Invoke-ChildPowerShell @"
Import-Module `$module
`$null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $((Get-AdminSandbox).EndpointUrl)
Unlock-AdminUser alice, other -WhatIf
"@

        $said.Output | Should -Match "Switch on AccessKey $($alice.AccessKeyId), delete the inline policy AdminIamLock"
        $said.Output | Should -Match 'not locked'
        $said.Output | Should -Not -Match $off.AccessKeyId
        (Get-AdminUser alice -Detailed).IsLocked | Should -BeTrue
    }
}

Describe 'A lock through a server that fails' -Skip:$noCli {
    AfterAll {
        Stop-AdminSandbox
    }

    It 'gives back what it took with seed <_>' -ForEach 1, 2, 3 {
        $null = Start-AdminSandbox -ServerError 0.2 -DropAfter 0.1 -Seed $_
        $made = 'alice', 'bob' | New-AdminUser -ProgrammaticAccess

        ($made | Lock-AdminUser -Confirm:$false).Outcome | Should -Be Locked, Locked
        (Get-AdminAccessKey alice, bob).Status | Should -Be Inactive, Inactive
        ($made | Unlock-AdminUser).Outcome | Should -Be Unlocked, Unlocked
        (Get-AdminAccessKey alice, bob).Status | Should -Be Active, Active
    }
}
